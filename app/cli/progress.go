package cli

import (
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"

	"sandtable/engine/simulate"
)

// progress is a bar on the user's screen. Where there is no screen it does nothing.
type progress struct {
	bar   *progressbar.ProgressBar
	since time.Time
	shown atomic.Int64 // time of the last look, after since
}

const glance = 100 * time.Millisecond // between two looks at the bar

func (c *console) progress() *progress {
	p := &progress{since: time.Now()}
	if c.json || !onTerminal(c.Err) {
		return p
	}
	p.bar = progressbar.NewOptions(1000,
		progressbar.OptionSetWriter(c.Err),
		progressbar.OptionSetDescription(c.say("Simulating", "仿真中")),
		progressbar.OptionSetWidth(30),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(),
		progressbar.OptionSetRenderBlankState(true))
	return p
}

// show tells how far a simulation is.
func (p *progress) show(now simulate.Progress) { p.part(now.Fraction()) }

// part is called often and by many; it draws seldom and one at a time.
func (p *progress) part(fraction float64) {
	if p.bar == nil {
		return
	}
	last, at := p.shown.Load(), int64(time.Since(p.since))
	if at-last < int64(glance) || !p.shown.CompareAndSwap(last, at) {
		return
	}
	_ = p.bar.Set(int(fraction * 1000))
}

func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
