/**
 * Fades: formulas without one of their parts, one part a formula. This is the door; how it is done (fading.js) is
 * fetched with what remains of each formula when a reader first asks for it.
 *
 *     const fades = makeFades({answers, python, ...})
 *     fades.offers('momentum.memory')      what a card may offer: ['fade'], ['put it back'] or []
 *     fades.toggle('momentum.memory')      out, or back whatever is out of its formula
 *     fades.list()                         what is out
 *     fades.watch(fn)
 */
import { integrity, load } from './integrity.js'
import { page } from './page.js'
import { formulaOf, placeOf } from './things.js'

export function makeFades(kit) {
  const out = new Map(), watchers = []
  let fading = null

  const offers = thing => out.has(formulaOf(thing)) ? ['put it back'] : page.formulas[formulaOf(thing)]?.fades?.includes(placeOf(thing)) ? ['fade'] : []

  async function toggle(thing) {
    if (!offers(thing).length) return
    kit.python.want('a fade')
    fading ??= Promise.all([load(page.fading), fetch(page.fades, { integrity: integrity(page.fades) }).then(answer => answer.json()), kit.answers.want()])
      .then(([{ makeFading }, rows]) => makeFading({ ...kit, page, rows, out, toggle, watchers }))
    await fading.then(turn => turn(thing, placeOf(thing)), () => { fading = null })
  }

  return {
    offers, toggle,
    list: () => [...out.values()].map(({ thing }) => thing),
    watch: watcher => { watchers.push(watcher) },
  }
}
