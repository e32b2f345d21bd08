/**
 * A knob's range as a ruler of notches, even or logarithmic.
 *
 *     const ruler = scale(knob)
 *     ruler.notches          how many steps from low to high
 *     ruler.at(value)        the nearest notch
 *     ruler.value(notch)     the value there, rounded as one would write it
 *     ruler.text(value)      as text, with the author's decimals, so that digits do not dance
 *     ruler.nearest(number)  any number brought into the range, onto a notch
 */
import { fixed } from './digits.js'

/** @param {import('./page.js').Knob} knob */
export function scale(knob) {
  const ruler = knob.log ? growing(knob) : even(knob)
  const value = notch => ruler.value(Math.min(ruler.notches, Math.max(0, Math.round(notch))))
  return { ...ruler, value, nearest: number => value(ruler.at(number)) }
}

function even({ low, high, step, decimals = 2, integer, names }) {
  const width = integer ? 1 : step || (high - low) / 100
  const notches = Math.max(1, Math.round((high - low) / width))
  return {
    notches,
    at: value => Math.round((value - low) / width),
    value: notch => notch === notches ? high : Number((low + notch * width).toFixed(10)),
    text: value => names?.[value - low] ?? fixed(value, integer ? 0 : decimals),
  }
}

/** Twenty-four notches in each factor of ten, two significant digits: 1.0 1.1 1.2 1.3 1.5 1.6 ... */
function growing({ low, high, decimals = 0 }) {
  const notches = Math.max(1, Math.round(24 * Math.log10(high / low)))
  return {
    notches,
    at: value => Math.round(notches * Math.log(Math.max(value, low) / low) / Math.log(high / low)),
    value: notch => notch === 0 ? low : notch === notches ? high
      : Number((low * (high / low) ** (notch / notches)).toPrecision(2)),
    text: value => fixed(value, Math.min(12, Math.max(decimals, 1 - Math.floor(Math.log10(value))))),
  }
}
