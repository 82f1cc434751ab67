package app

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func next(t *testing.T, l *Listener) Event {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	event, err := l.Next(ctx)
	if err != nil {
		t.Fatalf("no event: %v", err)
	}
	return event
}

func TestASlowListenerLosesProgressButNotTheLastState(t *testing.T) {
	var events Events
	l := events.Listen(0)
	defer l.Close()
	for i := range 10_000 {
		events.publish(Event{Run: &RunEvent{ID: "a", Status: RunRunning, Fraction: float64(i) / 10_000}})
	}
	events.publish(Event{Run: &RunEvent{ID: "a", Status: RunFinished, Fraction: 1}})
	events.publish(Event{Run: &RunEvent{ID: "b", Status: RunRunning}})
	if got := next(t, l); got.Run == nil || got.Run.ID != "a" || got.Run.Status != RunFinished {
		t.Errorf("got %+v, want run a finished", got.Run)
	}
	if got := next(t, l); got.Run == nil || got.Run.ID != "b" {
		t.Errorf("got %+v, want run b", got.Run)
	}
}

func TestAListenerThatIsFarBehindIsToldToLookAtEverything(t *testing.T) {
	var events Events
	l := events.Listen(0)
	defer l.Close()
	for i := range pendingLimit + 1 {
		events.changed("process", fmt.Sprint(i), 1)
	}
	got := next(t, l)
	if got.Library == nil || got.Library.Kind != Everything {
		t.Errorf("got %+v, want %q", got.Library, Everything)
	}
	if waiting := len(l.pending); waiting != 0 {
		t.Errorf("%d events still wait, want none", waiting)
	}
}

func TestAListenerThatComesBackIsToldWhatItMissed(t *testing.T) {
	var events Events
	events.startAt(time.UnixMilli(1))
	first := events.Listen(0)
	events.changed("project", "p", 0)
	seen := next(t, first).ID
	first.Close()

	upToDate := events.Listen(seen)
	if len(upToDate.pending) != 0 {
		t.Errorf("nothing was missed, got %+v", upToDate.pending)
	}
	upToDate.Close()

	events.changed("project", "p", 0)
	late := events.Listen(seen)
	defer late.Close()
	if got := next(t, late); got.Library == nil || got.Library.Kind != Everything {
		t.Errorf("got %+v, want %q", got, Everything)
	}
}

func TestTheLibraryIsWatchedOnlyWhileSomebodyListens(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		running := 0
		events := Events{watch: func(ctx context.Context) { running++; <-ctx.Done(); running-- }}
		for range 2 {
			a, b := events.Listen(0), events.Listen(0)
			synctest.Wait()
			if running != 1 {
				t.Errorf("two listeners: got %d watches, want 1", running)
			}
			a.Close()
			b.Close()
			synctest.Wait()
			if running != 0 {
				t.Errorf("no listener: got %d watches, want none", running)
			}
		}
	})
}

func TestClosingWakesEveryListener(t *testing.T) {
	var events Events
	l := events.Listen(0)
	events.changed("project", "p", 0)
	events.close()
	next(t, l) // what waited still arrives
	if _, err := l.Next(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v, want %v", err, ErrClosed)
	}
}
