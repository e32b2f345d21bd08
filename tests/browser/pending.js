// What a page still has to do, counted from outside it: the frames it has asked for, its short timers and transitions,
// what it fetches, and questions to a Python that is live. window.pending() is their number; tests wait until it stays
// nothing (at_rest in reading.py).
(() => {
  const SHORT = 1500                                                     // longer timers are guards against what hangs
  const frames = new Set(), timers = new Set(), fetches = new Set(), asks = new Map()        // asks: worker -> numbers of its open questions

  const request = window.requestAnimationFrame.bind(window), cancel = window.cancelAnimationFrame.bind(window)
  window.requestAnimationFrame = then => {
    const frame = request(time => { frames.delete(frame); then(time) })
    frames.add(frame)
    return frame
  }
  window.cancelAnimationFrame = frame => { frames.delete(frame); cancel(frame) }

  const later = window.setTimeout.bind(window), never = window.clearTimeout.bind(window)
  window.setTimeout = (then, delay = 0, ...given) => {
    const timer = later(() => { timers.delete(timer); then(...given) }, delay)
    if (delay <= SHORT) timers.add(timer)
    return timer
  }
  window.clearTimeout = timer => { timers.delete(timer); never(timer) }

  const fetched = window.fetch.bind(window)
  window.fetch = (...asked) => {
    const answer = fetched(...asked)
    if (String(asked[0]?.url ?? asked[0]).includes('/runtime/')) return answer                // Python on its way is no work of the page's
    fetches.add(answer)
    const done = () => fetches.delete(answer)
    answer.then(done, done)
    return answer
  }

  const { postMessage, terminate } = Worker.prototype
  const heard = new WeakSet(), open = new WeakMap()                      // open: worker -> questions before it is live too
  Worker.prototype.postMessage = function (message, ...more) {
    if (!heard.has(this)) {
      heard.add(this)
      open.set(this, new Set())
      this.addEventListener('message', ({ data }) => {
        if (data.live) asks.set(this, open.get(this))
        open.get(this).delete(data.answer ?? data.dead)
      })
    }
    if (message.ask) open.get(this).add(message.ask)
    return postMessage.call(this, message, ...more)
  }
  Worker.prototype.terminate = function () { asks.delete(this); terminate.call(this) }

  const moving = one => one.playState === 'running' && one.effect.getComputedTiming().endTime < Infinity
  window.pending = () => frames.size + timers.size + fetches.size + document.getAnimations().filter(moving).length + [...asks.values()].reduce((sum, one) => sum + one.size, 0)
  window.nextFrame = () => new Promise(request)                          // for the tests' own waiting: it is not counted
})()
