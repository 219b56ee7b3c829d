import { TONES, type Bar, type PlotGroup, type Tone } from './plot-groups.js';

const FONT_SIZE = 13;
/** No letter of a usual font is wider on average: what is reckoned with it is not cut. */
const LETTER_WIDTH = 7.6;
const MARGIN = 20;
const LONGEST_BAR = 420;
const BAR_HEIGHT = 18;
const STEP = 26;
const TITLE_STEP = 40;
const AXIS_STEP = 26;
const LEGEND_STEP = 22;
const MOST_TICKS = 6;

const COLOURS: Record<Tone, string> = {
  limit: '#8c959f',
  verified: '#116329',
  unverified: '#4ac26b',
  whole: '#0969da',
  lossy: '#d4741c',
};

/** An SVG of horizontal bars under a legend; each group has a scale of its own, from 0, with its numbers below. */
export function renderPlot(groups: readonly PlotGroup[]): string {
  const bars = groups.flatMap((group) => group.bars);
  const labels = MARGIN + widthOf(bars.map(({ label }) => label)) + 10;
  const used = (Object.keys(TONES) as Tone[]).filter((tone) => bars.some((bar) => bar.tone === tone));
  const beside = labels + LONGEST_BAR + 8 + widthOf(bars.map(({ text }) => text));
  const width = Math.ceil(Math.max(beside, MARGIN + 24 + widthOf(used.map((tone) => TONES[tone]))) + MARGIN);
  let y = MARGIN;
  const parts: string[] = [];
  for (const tone of used) {
    parts.push(rectangle(MARGIN, y, 16, 14, tone), text(MARGIN + 24, y + 12, TONES[tone]));
    y += LEGEND_STEP;
  }
  if (bars.some((bar) => bar.text.endsWith('×'))) {
    parts.push(text(MARGIN, y + 12, '× is times the server alone; shorter bars of seconds are better'));
    y += LEGEND_STEP;
  }
  for (const group of groups) {
    y += TITLE_STEP;
    parts.push(text(MARGIN, y - 10, `${group.title}: ${group.unit}`, 'font-weight="bold"'));
    parts.push(...renderGroup(group, labels, y));
    y += group.bars.length * STEP + AXIS_STEP;
  }
  y += MARGIN / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}" font-family="Helvetica, Arial, sans-serif" font-size="${FONT_SIZE}" fill="#1f2328">`,
    `<rect width="${width}" height="${y}" rx="6" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function renderGroup({ bars }: PlotGroup, left: number, top: number): readonly string[] {
  const longest = Math.max(...bars.map(({ value }) => value).filter(Number.isFinite), Number.MIN_VALUE);
  const ticks = ticksFor(longest);
  const scale = LONGEST_BAR / (ticks.at(-1) ?? longest);
  const bottom = top + bars.length * STEP - (STEP - BAR_HEIGHT) + 4;
  const grid = ticks.flatMap((tick) => {
    const x = (left + tick * scale).toFixed(1);
    return [
      `<line x1="${x}" y1="${top - 4}" x2="${x}" y2="${bottom}" stroke="#d0d7de"/>`,
      text(x, bottom + 16, tick.toLocaleString('en'), 'text-anchor="middle" font-size="11" fill="#59636e"'),
    ];
  });
  return [...grid, ...bars.flatMap((bar, place) => renderBar(bar, left, top + place * STEP, scale))];
}

function renderBar({ label, value, text: behind, tone }: Bar, left: number, y: number, scale: number): string[] {
  const width = Number.isFinite(value) ? Math.max(1, value * scale) : 0;
  const baseline = y + BAR_HEIGHT - 5;
  return [
    ...(label === '' ? [] : [text(left - 10, baseline, label, 'text-anchor="end"')]),
    rectangle(left, y, width, BAR_HEIGHT, tone),
    // White below, so that no line of the grid runs through it.
    text((left + width + 6).toFixed(1), baseline, behind, 'stroke="#ffffff" stroke-width="4" paint-order="stroke"'),
  ];
}

/** Round numbers from 0 to the first that is not below the largest value. */
export function ticksFor(largest: number): readonly number[] {
  const power = 10 ** Math.floor(Math.log10(largest / MOST_TICKS));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => largest / size <= MOST_TICKS) ?? largest;
  const count = Math.ceil(largest / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, place) => Number((place * step).toPrecision(12)));
}

function widthOf(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((line) => line.length)) * LETTER_WIDTH;
}

function rectangle(x: number, y: number, width: number, height: number, tone: Tone): string {
  return `<rect x="${x}" y="${y}" width="${width.toFixed(1)}" height="${height}" rx="2" fill="${COLOURS[tone]}"/>`;
}

function text(x: number | string, y: number, content: string, attributes = ''): string {
  return `<text x="${x}" y="${y}"${attributes === '' ? '' : ` ${attributes}`}>${escapeXml(content)}</text>`;
}

function escapeXml(raw: string): string {
  return raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
