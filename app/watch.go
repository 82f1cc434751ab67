package app

import (
	"context"
	"log/slog"
	"time"

	"sandtable/storage"
)

// watchInterval is how soon another window's writes are noticed, lostInterval how soon
// that it has crashed while it simulated.
const (
	watchInterval = time.Second
	lostInterval  = 15 * time.Second
)

// watch notices what other windows and servers write to the same library. SQLite
// tells that something was committed, not what.
type watch struct {
	library *storage.Library
	events  *Events
	log     *slog.Logger
}

func (w *watch) run(ctx context.Context) {
	ticker := time.NewTicker(watchInterval)
	defer ticker.Stop()
	lost := time.NewTicker(lostInterval)
	defer lost.Stop()
	last, known := w.version(ctx)
	for {
		select {
		case <-ctx.Done():
			return
		case <-lost.C:
			w.endLostRuns(ctx)
			continue
		case <-ticker.C:
		}
		version, ok := w.version(ctx)
		if !ok {
			continue
		}
		if known && version != last {
			w.events.changed(Everything, "", 0)
		}
		last, known = version, true
	}
}

// endLostRuns marks the runs of windows that are gone; otherwise they would seem to run for ever.
func (w *watch) endLostRuns(ctx context.Context) {
	if w.library.ReadOnly() {
		return
	}
	if _, err := w.library.InterruptLostRuns(ctx); err != nil && ctx.Err() == nil {
		w.log.Warn("the runs of other windows cannot be looked after", "error", err)
	}
}

func (w *watch) version(ctx context.Context) (int64, bool) {
	version, err := w.library.DataVersion(ctx)
	if err != nil {
		if ctx.Err() == nil {
			w.log.Warn("the library cannot be watched", "error", err)
		}
		return 0, false
	}
	return version, true
}
