// Reads the shared vectors. Their layout is documented in core/coretest/vectors.go.

const MARKER = /^-- (?:(keep)|(remove|suggest)(?: (\S+))?) --\n$/;
const ESCAPES = { n: '\n', r: '\r', t: '\t', '\\': '\\' };

/** What a vector holds that a JavaScript string cannot. */
class Unfit extends Error {}

/** Parses a vector; unfit says why JavaScript cannot hold its input, or is "". */
export function parseVector(/** @type {string} */ name, /** @type {string} */ file) {
  const [header, ...bodies] = file.split(/^(?=-- )/m);
  const facts = Object.fromEntries(header.trimEnd().split('\n').map((line) => line.split(/: (.*)/s, 2)));
  const { comment, escape, allow, ...unknown } = facts;
  const odd = !comment || ![undefined, 'yes'].includes(escape) || ![undefined, 'suggest'].includes(allow) || Object.keys(unknown).length;
  if (odd || !bodies.length) throw new Error(`${name}: the header ${JSON.stringify(facts)} is not understood`);
  const vector = { name, allowed: allow ? ['keep', 'suggest'] : ['keep'], input: '', unfit: '', sections: /** @type {any[]} */ ([]) };
  for (const whole of bodies) {
    const [line, body] = whole.split(/(?<=^[^\n]*\n)/);
    const [, keep, verdict = keep, template = ''] = MARKER.exec(line) ?? [];
    if (!verdict || !body) throw new Error(`${name}: the section ${JSON.stringify(line)} is not understood`);
    try {
      const text = sectionText(body, escape === 'yes');
      vector.sections.push({ verdict, template, start: vector.input.length, end: vector.input.length + text.length });
      vector.input += text;
    } catch (error) {
      if (!(error instanceof Unfit)) throw error;
      vector.unfit = error.message;
    }
  }
  return vector;
}

function sectionText(/** @type {string} */ body, /** @type {boolean} */ escaped) {
  const slashes = /(\\*)\n?$/.exec(body)?.[1].length ?? 0;
  const text = slashes === 1 || (escaped && slashes % 2) ? body.replace(/\\\n?$/, '') : body;
  return escaped ? text.replace(/\\(?:x(..)|u(....)|(.))/gs, (all, byte, unit, letter) => {
    if (byte > '7f') throw new Unfit(`${all} is a byte, which no JavaScript string holds`);
    return ESCAPES[letter] ?? String.fromCharCode(Number.parseInt(byte ?? unit, 16));
  }) : text;
}
