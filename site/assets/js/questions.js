/**
 * What the page asks Python, and how its answers are read: pure functions.
 *
 *     questionsFor(values, {figures: {'fig-1': 'wide'}, formulas: {momentum: ['0.1']}, slopes: 'momentum', numbers: ['n1']})
 *     newsFrom(wanted, answers)      the answers in the same order, as news for the page; what was refused is undefined, not
 *                                    known, and null has no value
 */
import { filled, knobs, letterOf, page, sceneKnob } from './page.js'

const WIDTHS = { wide: 952, narrow: 340 }

export function questionsFor(values, { figures, formulas, slopes, numbers }) {
  const given = now(page.fixed, values)
  for (const [name, knob] of Object.entries(knobs)) if (knob.latex) given[knob.latex] = values[name]
  return [
    ...Object.entries(figures).map(([id, width]) => show(id, width, values)),
    ...Object.entries(formulas).map(([id, at]) => ({
      value: page.formulas[id].latex, at, given, functions: page.formulas[id].functions ?? [],
      ...page.formulas[id].before && { before: page.formulas[id].before }, ...id === slopes && { slopes: true },
    })),
    ...numbers.map(id => ({ value: page.numbers[id].latex, at: [''], given, functions: [] })),
  ]
}

function show(id, width, values) {
  const { scene, settings, fixed, causes, tones, instead, knobs: shared = {}, local = {} } = page.figures[id]
  const turned = [...Object.keys(shared), ...Object.keys(local)].filter(name => !(letterOf(name) in fixed)).map(name => [name, values[sceneKnob(id, name)]])
  return { show: scene, settings, knobs: { ...now(fixed, values), ...Object.fromEntries(turned) }, width: WIDTHS[width], causes, tones, instead }
}

const now = (table, values) => Object.fromEntries(Object.entries(table).map(([name, given]) => [name, filled(given, values)]))

const told = new Set()

/** Says once in the console why something could not be answered. */
function refused(name, { error }) {
  if (error && !told.has(name)) console.info(`${name}: ${error}`)
  if (error) told.add(name)
  return Boolean(error)
}

export function newsFrom({ figures, formulas, numbers }, answers) {
  const rest = answers[Symbol.iterator]()
  const read = (names, make) => Object.fromEntries(names
    .map(name => [name, rest.next().value])
    .map(([name, answer]) => [name, make(name, sound(name, answer))]))
  const placed = (id, list) => Object.fromEntries(formulas[id].map((at, i) => [at, list ? list[i] ?? null : undefined]))
  const slopes = {}, unanswered = []
  const sound = (name, answer) => {
    if (!answer || refused(name, answer)) unanswered.push(name)
    return answer?.error ? null : answer
  }
  return {
    figures: read(Object.keys(figures), (id, answer) => {
      const { without } = page.figures[id]
      return { elements: answer?.elements, table: answer?.table, words: answer && (without ? `${answer.words} Shown ${without}.` : answer.words), width: figures[id] }
    }),
    values: read(Object.keys(formulas), (id, answer) => {
      if (answer?.slopes) slopes[id] = placed(id, answer.slopes)
      return placed(id, answer?.values)
    }),
    slopes, unanswered,
    numbers: read(numbers, (id, answer) => answer ? answer.values[0] : undefined),
  }
}
