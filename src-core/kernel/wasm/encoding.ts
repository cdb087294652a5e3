/** The binary format of WebAssembly, as far as the kernels use it. (WebAssembly Core Specification 2.0, §5.) */

export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;
/** Type of a block that leaves nothing on the stack. */
export const NO_RESULT = 0x40;

/** Unsigned LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low | 0x80 : low);
  } while (rest > 0);
  return bytes;
}

/** Signed LEB128 of at most 64 bits. */
export function signed(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asIntN(64, BigInt(value));
  for (;;) {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    const isLast = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return bytes;
  }
}

/** The eight bytes of a double, or of 64 given bits, low byte first. */
export function eightBytes(value: number | bigint): number[] {
  const view = new DataView(new ArrayBuffer(8));
  if (typeof value === 'bigint') view.setBigUint64(0, value, true);
  else view.setFloat64(0, value, true);
  return Array.from({ length: 8 }, (_, i) => view.getUint8(i));
}

export const list = (items: readonly (readonly number[])[]): number[] => [
  ...unsigned(items.length),
  ...items.flat(),
];

const name = (text: string): number[] => list([...text].map((letter) => [letter.charCodeAt(0)]));

function section(id: number, content: readonly number[]): number[] {
  return [id, ...unsigned(content.length), ...content];
}

export interface FunctionType {
  readonly parameters: readonly number[];
  readonly results: readonly number[];
}

const functionType = ({ parameters, results }: FunctionType): number[] => [
  0x60,
  ...list(parameters.map((type) => [type])),
  ...list(results.map((type) => [type])),
];

export interface FunctionBody {
  /** Types of the locals after the parameters, with how many of each. */
  readonly locals: readonly (readonly [count: number, type: number])[];
  readonly code: readonly number[];
}

/**
 * A module that imports `m.memory` and functions f64 → f64 (`m.NAME`, numbered 0, 1, …) and exports one
 * function as `run`.
 */
export function moduleOf(
  imports: readonly string[],
  type: FunctionType,
  { locals, code }: FunctionBody,
): Uint8Array<ArrayBuffer> {
  const imported = [
    [...name('m'), ...name('memory'), 0x02, 0x00, ...unsigned(1)],
    ...imports.map((routine) => [...name('m'), ...name(routine), 0x00, ...unsigned(0)]),
  ];
  const body = [
    ...list(locals.map(([count, localType]) => [...unsigned(count), localType])),
    // Appended in pieces: a spread of a long body would overflow the stack of arguments.
  ];
  const bytes = [
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, list([functionType({ parameters: [F64], results: [F64] }), functionType(type)])),
    ...section(2, list(imported)),
    ...section(3, list([unsigned(1)])),
    ...section(7, list([[...name('run'), 0x00, ...unsigned(imports.length)]])),
  ];
  const codeLength = body.length + code.length + 1;
  const sizeOfBody = unsigned(codeLength);
  const head = [0x0a, ...unsigned(1 + sizeOfBody.length + codeLength), 0x01, ...sizeOfBody, ...body];
  const module = new Uint8Array(bytes.length + head.length + code.length + 1);
  module.set(bytes);
  module.set(head, bytes.length);
  module.set(code, bytes.length + head.length);
  module[module.length - 1] = 0x0b;
  return module;
}
