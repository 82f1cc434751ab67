// Package app is what a user can do with Sandtable, one service per file. Services
// are plain structs: they know no transport and no window, and the doors beside them
// (api, server, desktop, cli) put them in front of somebody.
//
// Every error that leaves a service is a *problem.Problem: a code, a sentence and a
// way out, in both languages. What lies beneath is its cause, for a log only.
package app

import (
	"context"
	"log/slog"
	"os"
	"sync"
	"time"

	"sandtable/storage"
	"sandtable/storage/secrets"
)

// Options says how the application is set up. The zero value is ready for use.
type Options struct {
	Now      func() time.Time // nil: time.Now
	Log      *slog.Logger     // nil: nothing is logged
	Threads  int              // of a simulation; 0: all cores
	Secrets  *secrets.Store   // nil: that of this user
	ReadOnly bool             // look at an existing library without changing it
}

// App is one library, opened, with everything that can be done to it.
type App struct {
	Projects      *Projects
	Processes     *Processes
	Search        *Search
	Scenarios     *Scenarios
	Checks        *Checks
	Rules         *Rules
	Organisations *Organisations
	Simulations   *Simulations
	Experiments   *Experiments
	Line          *Line
	Plans         *Plans
	Samples       *Samples
	Tables        *Tables
	Handbooks     *Handbooks
	Walks         *Walks
	Journal       *Journal
	Deployments   *Deployments
	Backups       *Backups
	Registries    *Registries
	Signing       *Signing
	Publishing    *Publishing
	Central       *Central
	Releases      *Releases
	Events        *Events

	library *storage.Library
	queue   *queue
	reading func() // ends the reading of passages
	close   func() error
}

// New opens the library at path, creating it if there is none. Several windows and
// servers may have the same library open.
func New(path string, o Options) (*App, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Secrets == nil {
		o.Secrets = OpenSecrets(os.Getenv(SecretsVariable), path)
	}
	events := new(Events)
	events.startAt(o.Now())
	library, err := storage.Open(context.Background(), path, storage.Options{
		Now:      o.Now,
		ReadOnly: o.ReadOnly,
		Passages: passagesOf,
		OnChange: func(c storage.Change) { events.changed(string(c.Kind), c.ID, c.Revision) },
	})
	if err != nil {
		return nil, cannotOpen(path, err)
	}
	events.watch = (&watch{library: library, events: events, log: o.Log}).run
	a := &App{
		Scenarios:   &Scenarios{library: library},
		Events:      events,
		Deployments: &Deployments{},
		library:     library,
	}
	a.Rules = &Rules{library: library, now: o.Now}
	a.Organisations = &Organisations{library}
	a.Checks = &Checks{library: library, rules: a.Rules}
	a.queue = newQueue(library, events, o)
	a.Projects = &Projects{library: library, queue: a.queue}
	a.Processes = &Processes{library: library, queue: a.queue}
	a.Simulations = &Simulations{library: library, queue: a.queue, logs: make(chan struct{}, logsAtOnce),
		following: recent[*follower]{most: followed, idle: followIdle, forget: (*follower).rest}, reels: recent[*reel]{most: reels, idle: reelIdle, forget: (*reel).close}}
	a.Experiments = &Experiments{library: library, queue: a.queue}
	a.Line = &Line{library: library, queue: a.queue}
	a.Plans = &Plans{library: library, queue: a.queue}
	a.Search = &Search{library}
	a.Samples = &Samples{library: library}
	a.Tables = &Tables{a.Rules}
	a.Handbooks = &Handbooks{library: library, rules: a.Rules}
	a.Walks = &Walks{library}
	a.readPassages(o.Log)
	a.Backups = newBackups(library, o.Log)
	a.Registries = &Registries{library: library, secrets: o.Secrets}
	a.Signing = &Signing{library: library, secrets: o.Secrets}
	a.Publishing = &Publishing{library: library, rules: a.Rules, registries: a.Registries, signing: a.Signing}
	a.Releases = &Releases{registries: a.Registries, signing: a.Signing}
	a.Central = &Central{library: library, registries: a.Registries, signing: a.Signing, releases: a.Releases, now: o.Now}
	a.Journal = &Journal{library: library, events: events}
	a.close = sync.OnceValue(a.shut)
	return a, nil
}

// Close cancels the runs under way, keeping what they have finished, and
// closes the library. It may be called more than once.
func (a *App) Close() error { return a.close() }

func (a *App) shut() error {
	a.reading()
	a.queue.close()
	a.Simulations.following.close()
	a.Simulations.reels.close()
	a.Publishing.close()
	a.Backups.close()
	a.Events.close()
	if err := a.library.Close(); err != nil {
		return failed(err)
	}
	return nil
}

// readPassages reads, behind the scenes, what processes say that an earlier version of the program has saved.
func (a *App) readPassages(log *slog.Logger) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	a.reading = func() { cancel(); <-done }
	go func() {
		defer close(done)
		if err := a.library.ReadPassages(ctx); err != nil && ctx.Err() == nil {
			log.Warn("not everything in the library can be searched yet", "error", err)
		}
	}()
}

// LibraryPath is the file that is open.
func (a *App) LibraryPath() string { return a.library.Path() }
