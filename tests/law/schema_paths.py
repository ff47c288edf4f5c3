"""Paths such as `decisions.NAME.passes` in a JSON Schema. A part of a path is a key that the schema
declares; `NAME` is any key of a block whose keys the co-operative names. Each item of a list has
the path of the list.
"""


def places(schema, node):
    """The node and all that it may be instead: what it refers to, its choices, its items."""
    if "$ref" in node:
        name = node["$ref"].removeprefix("#/$defs/")
        return places(schema, schema["$defs"][name])
    found = [node]
    for choice in node.get("oneOf", []):
        found += places(schema, choice)
    if "items" in node:
        found += places(schema, node["items"])
    return found


def below(place, part):
    """The nodes under one part of a path: none or one."""
    names = place.get("additionalProperties", False)
    if part == "NAME":
        return [names] if isinstance(names, dict) else []
    return [place["properties"][part]] if part in place.get("properties", {}) else []


def has_path(schema, path):
    nodes = [schema]
    for part in path.split("."):
        nodes = [found for node in nodes for place in places(schema, node)
                 for found in below(place, part)]
    return bool(nodes)
