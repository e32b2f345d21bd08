/**
 * Fading: what remains of a formula without a part takes its place in page.formulas, so that all else goes on: pointing,
 * turning, values. The section's later formulas go on with its new value, and the figures that explain it are asked for
 * without the part. The formula as it was stands there too, as "momentum whole", for its value.
 *
 *     const turn = makeFading({page, rows, out, watchers, answers, python, store, ...})
 *     turn('momentum.memory', '1.0')       out, or back whatever is out of its formula
 *
 * out is kept here: {formula: {thing, name, place, row, ...}}; rows are fades.json, as the build's fades.py tells.
 * It comes after everything else, so it gets the page it changes handed in.
 */
import { makeRemains } from './remains.js'

export function makeFading(kit) {
  const { page, rows, out, watchers, answers, python, store } = kit
  const originals = { ...page.formulas }
  const show = makeRemains({ ...kit, whole })

  function turn(thing, place) {
    const [formula] = thing.split(/[@.]/), { parts, nodes } = originals[formula]
    if (!out.delete(formula)) {
      const name = parts[thing] ? `the ${parts[thing].name}` : nodes[place]
      out.set(formula, { ...rows[formula], row: rows[formula].at[place], place, thing, name })
    }
    const renewed = Object.keys(originals).filter(remake)
    answers.renew([...renewed, whole(formula)], Object.keys(page.figures).filter(redraw))
    show(formula)
    for (const watcher of watchers) watcher()
  }

  /** Brings a formula to what is out now; true where that changes it. */
  function remake(id) {
    const original = originals[id], own = out.get(id)
    const earlier = [...out].filter(([, one]) => one.after.includes(id)), was = page.formulas[id]
    page.formulas[whole(id)] = { parts: {}, values: {}, functions: [] }
    page.formulas[id] = original
    if (!own && !earlier.length) return was !== original
    const before = original.before?.map(latex => earlier.find(([one]) => originals[one].latex === latex)?.[1].row.latex ?? latex)
    const changed = { ...original, before, live: true }
    const parts = own && Object.fromEntries(Object.entries(own.row.parts).map(([part, at]) => [part, { ...original.parts[part], at }]))
    const baked = own?.row.values ?? earlier[0][1].row.follow[id]
    if (own) page.formulas[whole(id)] = { ...changed, parts: {}, values: { '': earlier.length ? undefined : original.values[''] } }
    page.formulas[id] = { ...changed, ...own ? { ...own.row, parts } : { slopes: {} }, values: earlier.length > (own ? 0 : 1) ? blank(baked) : baked }
    return true
  }

  /** The same for a figure. */
  function redraw(id) {
    const figure = page.figures[id], before = figure.instead
    const mine = [...out.values()].filter(one => one.explained.includes(id))
    const gone = mine.filter(one => one.row.figures.includes(id))
    figure.instead = gone.length ? {} : undefined
    for (const { code, lines, line, place } of gone) (figure.instead[code] ??= { lines, gone: [] }).gone.push([line, place])
    figure.without = named('without', gone)
    figure.still = named('this figure still has', mine.filter(one => !gone.includes(one)))
    return before || figure.instead
  }

  const renew = () => {
    if (out.size && python.state() !== 'live') answers.renew(Object.keys(page.formulas).filter(id => page.formulas[id].live), [])
  }
  store.watch(renew)
  python.onstate(({ state }) => { if (state === 'failed') renew() })           // what was being worked out is not known now
  return turn
}

const whole = formula => `${formula} whole`
const named = (words, ones) => ones.length ? `${words} ${ones.map(({ name }) => name).join(' and ')}` : ''

/** To be asked for, and not known yet. */
const blank = values => Object.fromEntries(Object.keys(values).map(at => [at, undefined]))
