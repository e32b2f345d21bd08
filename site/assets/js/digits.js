/** Numbers as text: a real minus sign, no more digits than help. */

const UNDEFINED = 'undefined'

/** 0.9 with two decimals is "0.90". */
export const fixed = (value, decimals) => value === null ? UNDEFINED : signed(value.toFixed(decimals))

/** With as many decimals as the author's, and after an equals sign with more while three digits say more: 2 and 2.3, 1.4 and 1.24. */
export function enough(value, decimals, exact) {
  if (value === null || !exact) return fixed(value, decimals)
  const most = Math.min(12, Math.max(decimals, 2 - Math.floor(Math.log10(Math.abs(value) || 1))))
  while (decimals < most && Number(value.toFixed(decimals)) !== Number(value.toFixed(most))) decimals++
  return fixed(value, decimals)
}

/** Three significant digits without idle zeros: 0.27, 12.3, 4570, 1.2 × 10⁻⁷. */
export function sensible(value) {
  if (typeof value !== 'number') return UNDEFINED
  if (!Number.isFinite(value)) return Number.isNaN(value) ? UNDEFINED : signed(value < 0 ? '-∞' : '∞')
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e7)) {
    const [digits, power] = value.toExponential(1).split('e')
    return signed(`${Number(digits)} × 10${[...String(Number(power))].map(raised).join('')}`)
  }
  const decimals = size === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(size)))
  return signed(String(Number(value.toFixed(decimals))))
}

/** A number, or a list of them, in one line: "(1, 0.5, −0.2)", "2 × 3 numbers". */
export function short(value) {
  if (!Array.isArray(value)) return sensible(value)
  if (Array.isArray(value[0])) return `${shape(value).join(' × ')} numbers`
  return value.length > 4 ? `${value.length} numbers` : `(${value.map(sensible).join(', ')})`
}

/** The same with every entry of what is small, row by row: "1, 2; 3, 4". */
export function entries(value) {
  const size = shape(value)
  if (size.length === 0 || size.length > 2 || size.reduce((all, one) => all * one) > 16) return short(value)
  const row = one => one.map(sensible).join(', ')
  return size.length === 1 ? `(${row(value)})` : value.map(row).join('; ')
}

/** How many entries in each direction: [2, 3]. */
export const shape = value => Array.isArray(value) ? [value.length, ...shape(value[0])] : []

/** What stands for a number, by why it is not known (answers.unknown). */
export const SIGNS = { 'being worked out': '…', 'not known for this setting': '?' }

/** A text of a drawing whose numbers are not known; digits that end a name, as in float16, are no number. */
export const hidden = (text, sign = '…') => text.replace(/(?<![A-Za-z]\d*)[-−]?\d[\d.]*(e[-−]?\d+)?/g, sign)

/** The same for a mark; what a figure prints as `fixed` is the same for every setting. */
export const hiddenMark = ({ class: manner = '' }, text) => manner.split(' ').includes('fixed') ? text : hidden(text)

const signed = text => /^-[0.]*$/.test(text) ? text.slice(1) : text.replace('-', '−')
const raised = digit => digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[digit]
