#pragma once

namespace toadlane {

/// 128-bit whole numbers, for products of two 64-bit ones in the bulk kernel.
__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

}  // namespace toadlane
