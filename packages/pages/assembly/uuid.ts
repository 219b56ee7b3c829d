/** Writes the 16 bytes of a UUID of 36 characters with hyphens, in any case; false where it is none. */
export function putUuid(at: i32, to: i32): bool {
  if (!hasHyphens(at)) return false;
  for (let i = 0; i < 16; i++) {
    if (i == 4 || i == 6 || i == 8 || i == 10) at++;
    const high = digit(load<u8>(at));
    const low = digit(load<u8>(at + 1));
    if ((high | low) > 15) return false;
    store<u8>(to + i, (high << 4) | low);
    at += 2;
  }
  return true;
}

/** True for the text of a UUID of 36 characters in lower case. */
export function isLowerUuid(at: i32): bool {
  if (!hasHyphens(at)) return false;
  for (let i = 0; i < 36; i++) {
    if (i == 8 || i == 13 || i == 18 || i == 23) continue;
    const byte = load<u8>(at + i);
    if ((byte >= 0x41 && byte <= 0x46) || digit(byte) > 15) return false;
  }
  return true;
}

function hasHyphens(at: i32): bool {
  return (
    load<u8>(at + 8) == 0x2d && load<u8>(at + 13) == 0x2d && load<u8>(at + 18) == 0x2d && load<u8>(at + 23) == 0x2d
  );
}

/** The value of a hexadecimal digit; more than 15 for other bytes. */
function digit(byte: u32): u32 {
  if (byte <= 0x39) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter <= 5 ? letter + 10 : 255;
}
