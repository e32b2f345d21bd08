/**
 * The values a reader may turn, and two verbs.
 *
 *     const store = makeStore({beta: 0.9})
 *     store.turn('beta', 0.95)                    takes effect in the next animation frame, with all other turns
 *     store.watch((values, changed) => ...)       told once a frame, after everything derived is up to date
 *     store.derive((values, changed) => ...)      told before the watchers: for what is worked out from the values
 *     store.values                                the values now
 *     store.turned()                              the names that are not where they were at the opening
 *
 * An unknown name throws: a page that turns what it does not have is a mistake, not a zero.
 */
import { tried } from './dom.js'

export function makeStore(opening) {
  const values = { ...opening }
  const derivations = [], watchers = []
  let changed = new Set()

  function tell() {
    const news = changed
    changed = new Set()
    for (const listener of [...derivations, ...watchers]) tried(() => listener(values, news))
  }

  return {
    values,
    turn(name, value) {
      if (!(name in values)) throw new RangeError(`There is no knob called ${name} on this page.`)
      if (values[name] === value) return
      values[name] = value
      if (changed.size === 0) requestAnimationFrame(tell)
      changed.add(name)
    },
    turned: () => Object.keys(values).filter(name => values[name] !== opening[name]),
    derive: listener => { derivations.push(listener) },
    watch: listener => { watchers.push(listener) },
  }
}
