/**
 * Drawings between the frames that the build has baked: pure functions. Nothing that is read is ever mixed.
 *
 *     bracket(grid, value, log)      where a value stands in a grid: {low, high, share}
 *     mixText(base, changes)         a path or a coordinate number by number: base plus its share of what each other text
 *                                    changes; changes are [text, share]; null where the texts are not of one form
 *
 * "M0 1L2 3" and "M0 2L2 5" are of one form; half way between them is "M0 1.5L2 4".
 */
const NUMBER = /-?\d+(?:\.\d+)?/g

export function bracket(grid, value, log = false) {
  let low = 0
  while (low < grid.length - 2 && grid[low + 1] <= value) low++
  const scaled = log ? Math.log : number => number
  const [from, to] = [grid[low], grid[low + 1] ?? grid[low]].map(scaled)
  const share = to === from ? 0 : Math.min(1, Math.max(0, (scaled(value) - from) / (to - from)))
  return { low, high: Math.min(low + 1, grid.length - 1), share }
}

export function mixText(base, changes) {
  const start = read(base)
  const sums = [...start.numbers]
  for (const [text, share] of changes) {
    const { form, numbers } = read(text)
    if (form !== start.form) return null
    for (let i = 0; i < sums.length; i++) sums[i] += share * (numbers[i] - start.numbers[i])
  }
  let next = 0
  return base.replace(NUMBER, () => sums[next++].toFixed(2))
}

const texts = new Map()

/** A text's numbers, and its form without them; kept, as the frames' texts come again and again. */
function read(text) {
  let known = texts.get(text)
  if (!known) {
    known = { form: text.replace(NUMBER, '#'), numbers: (text.match(NUMBER) ?? []).map(Number) }
    if (texts.size > 4000) texts.clear()
    texts.set(text, known)
  }
  return known
}
