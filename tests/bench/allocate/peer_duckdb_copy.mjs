// DuckDB copying a CSV as text, on one thread: what reading and writing alone costs it.
//   node peer_duckdb_copy.mjs members.csv copy.csv
import { DuckDBInstance } from '@duckdb/node-api';

const text = (value) => `'${String(value).replaceAll("'", "''")}'`;
const [from, to] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await connection.run('SET threads = 1');
await connection.run(
  `COPY (SELECT * FROM read_csv(${text(from)}, header = true, all_varchar = true))
   TO ${text(to)} (HEADER, DELIMITER ',')`);
