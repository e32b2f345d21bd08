/**
 * Which figures are near the view, and which of their two sheets is shown.
 *
 *     const figures = sheets()
 *     figures.shown('fig-1')     'wide' or 'narrow'
 *     figures.near('fig-1')      whether it is in view or nearly so
 *     figures.onnear(fn)         when one comes near
 *     figures.onresize(fn)       when the other sheets are shown
 */
import { all } from './dom.js'

const NARROW = matchMedia('(max-width: 959px)')

export function sheets() {
  const inView = new Set(), watchers = []
  const observer = globalThis.IntersectionObserver && new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) inView[isIntersecting ? 'add' : 'delete'](target.id)
    if (entries.some(entry => entry.isIntersecting)) for (const watcher of watchers) watcher()
  }, { rootMargin: '300px' })
  for (const figure of all('.scene[data-figure]')) observer ? observer.observe(figure) : inView.add(figure.id)  // where nothing tells, all are near

  return {
    shown(id) {
      const wide = document.querySelector(`#${CSS.escape(id)} svg.wide`)
      return !wide || wide.getClientRects().length ? 'wide' : 'narrow'
    },
    near: id => inView.has(id),
    onnear: watcher => { watchers.push(watcher) },
    onresize: watcher => NARROW.addEventListener('change', () => watcher()),
  }
}
