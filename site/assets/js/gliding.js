/**
 * The hand-over from frames to live Python, without a seam: what the frames showed glides to what Python says, in a
 * quarter of a second, and further answers meanwhile only move the aim. Where less motion is wished it is one step.
 *
 *     const glide = gliding(draw)                 draw(sheet, elements)
 *     glide(sheet, elements, true)                from what is drawn now to these elements
 *     glide(sheet, elements, false)               at once, unless a glide is under way
 */
import { mixText } from './mixing.js'

const TIME = 240
const CALM = matchMedia('(prefers-reduced-motion: reduce)')

export function gliding(draw) {
  const drawn = new WeakMap(), glides = new WeakMap()

  function put(sheet, elements) {
    drawn.set(sheet, elements)
    draw(sheet, elements)
  }

  return function glide(sheet, elements, softly) {
    const now = performance.now()
    const before = glides.get(sheet)
    if (before) cancelAnimationFrame(before.frame)
    const until = softly && !CALM.matches ? now + TIME : before?.until ?? now
    const from = drawn.get(sheet)
    if (!from || until <= now) return put(sheet, elements)

    const state = { until, frame: 0 }
    glides.set(sheet, state)
    const step = time => {
      const passed = Math.min(1, Math.max(0, (time - now) / (until - now)))
      put(sheet, passed === 1 ? elements : between(from, elements, passed * passed * (3 - 2 * passed)))
      if (passed < 1) state.frame = requestAnimationFrame(step)
      else glides.delete(sheet)
    }
    state.frame = requestAnimationFrame(step)
  }
}

/** A picture on its way to another: what is drawn in numbers moves, the rest is already there. */
function between(from, to, share) {
  return to.map((element, i) => {
    const [tag, attributes, text] = element
    const before = from[i]
    if (before?.[0] !== tag) return element
    const moved = Object.entries(attributes).map(([name, value]) => {
      const old = before[1][name]
      const still = old === undefined || old === value || /^(class|data-|aria-)/.test(name)
      return [name, still ? value : mixText(old, [[[value, share]]]) ?? value]
    })
    return [tag, Object.fromEntries(moved), text]
  })
}
