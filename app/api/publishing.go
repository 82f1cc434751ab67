package api

import (
	"context"
	"net/http"

	"sandtable/app"
	"sandtable/engine/change"
	"sandtable/engine/problem"
	"sandtable/storage/bundle"
)

// PublicationBeginning is where somebody starts who wants to publish a process.
type PublicationBeginning struct {
	Publication app.Publication     `json:"publication"`
	Published   bool                `json:"published" doc:"The answers are those of last time"`
	Choices     []PublicationChoice `json:"choices" nullable:"false" doc:"Processes of the project; the one that is published first"`
}

// PublicationChoice is a process of the project with its scenarios.
type PublicationChoice struct {
	Process   app.ProcessHead    `json:"process"`
	Called    bool               `json:"called" doc:"By the process that is published, directly or not"`
	Scenarios []app.ScenarioHead `json:"scenarios" nullable:"false"`
}

// ExaminedPackage is a package before it is published.
type ExaminedPackage struct {
	Digest    string             `json:"digest"`
	Size      int64              `json:"size" doc:"Bytes of all parts"`
	Files     []bundle.File      `json:"files" nullable:"false"`
	Obstacles []ReleaseObstacle  `json:"obstacles" nullable:"false" doc:"What stands against its release"`
	Processes []ExaminedContents `json:"processes" nullable:"false"`
}

// ReleaseObstacle is why a package may not be released yet.
type ReleaseObstacle struct {
	Kind     app.ObstacleKind `json:"kind" enum:"noProcesses,noScenarios,errors,unsound,undecided,notPlayed,brokenOff,walksFail"`
	Process  app.ProcessID    `json:"process"`
	Scenario app.ScenarioID   `json:"scenario"`
	Message  string           `json:"message"`
	Hint     string           `json:"hint"`
}

// ExaminedContents is what was found out about a process of a package.
type ExaminedContents struct {
	Process   app.ProcessID `json:"process"`
	Name      bundle.Text   `json:"name"`
	Sound     string        `json:"sound" enum:"sound,unsound,undecided"`
	Errors    int           `json:"errors"`
	Warnings  int           `json:"warnings"`
	Hints     int           `json:"hints"`
	Waived    int           `json:"waived"`
	Rehearsed []string      `json:"rehearsed" nullable:"false" doc:"Scenarios whose simulation is in the package"`
}

// VersionSuggestion is what the next release would be called, and why.
type VersionSuggestion struct {
	Last      string           `json:"last" doc:"The version that it is compared with; empty: nothing was published yet"`
	Version   string           `json:"version"`
	Weight    change.Weight    `json:"weight" enum:"none,patch,feature,breaking"`
	Reasons   []string         `json:"reasons" nullable:"false" doc:"The changes that weigh as much, at most a few"`
	More      int              `json:"more"`
	Processes []ReleaseChanges `json:"processes" nullable:"false"`
	Changelog string           `json:"changelog" doc:"A draft, in Markdown"`
}

// ReleaseChanges are those of one process between two releases.
type ReleaseChanges struct {
	Name    bundle.Text   `json:"name"`
	Fate    change.Kind   `json:"fate" enum:"added,removed,changed"`
	Changes []ReleaseLine `json:"changes" nullable:"false"`
}

// ReleaseLine is one change between two releases.
type ReleaseLine struct {
	Kind   change.Kind   `json:"kind" enum:"added,removed,changed,moved"`
	Group  change.Group  `json:"group"`
	Text   string        `json:"text"`
	Weight change.Weight `json:"weight" enum:"none,patch,feature,breaking"`
}

// PublishRequest is what shall be published, and how.
type PublishRequest struct {
	Publication app.Publication `json:"publication"`
	Draft       bool            `json:"draft,omitempty" doc:"As a draft, though something stands against its release"`
	Key         string          `json:"key,omitempty" doc:"Hint of the key that signs; left out: nobody does"`
	Passphrase  string          `json:"passphrase,omitempty" doc:"Of the key"`
}

// PublishProgress is a release on its way.
type PublishProgress struct {
	ID       string        `json:"id"`
	State    app.PushState `json:"state" enum:"packing,sending,done,failed,cancelled"`
	Fraction float64       `json:"fraction" doc:"Of its state, 0 to 1"`
	Error    OptionalError `json:"error"`
	Release  *ReleaseDone  `json:"release,omitempty"`
}

// ReleaseDone is what was published.
type ReleaseDone struct {
	Registry  string `json:"registry"`
	Reference string `json:"reference" doc:"Address, id and version"`
	Version   string `json:"version"`
	Digest    string `json:"digest"`
	Already   bool   `json:"already" doc:"Exactly this was published before"`
	Signed    bool   `json:"signed"`
	Draft     bool   `json:"draft"`
}

// PublishedFile is a package as a file.
type PublishedFile struct {
	Name  string `json:"name"`
	Bytes []byte `json:"bytes" doc:"In base64"`
}

func (r *routes) publishing() {
	handle(r, operation(http.MethodGet, "/api/processes/{id}/publication", "beginPublication", "Where to start with publishing a process"),
		func(ctx context.Context, in *ProcessPath) (*body[PublicationBeginning], error) {
			b, err := r.app.Publishing.Begin(ctx, in.ID)
			said := PublicationBeginning{Publication: b.Publication, Published: b.Published, Choices: []PublicationChoice{}}
			said.Publication.Processes = listed(said.Publication.Processes)
			for _, c := range b.Choices {
				said.Choices = append(said.Choices, PublicationChoice{c.Process, c.Called, listed(c.Scenarios)})
			}
			return answer(said, err)
		})
	handle(r, operation(http.MethodPost, "/api/publications/examine", "examinePublication", "Make a package, and say whether it may be released"),
		func(ctx context.Context, in *struct{ Body app.Publication }) (*body[ExaminedPackage], error) {
			e, err := r.app.Publishing.Examine(ctx, in.Body)
			if err != nil {
				return nil, err
			}
			return answer(examinedIn(e, languageOf(ctx)), nil)
		})
	handle(r, operation(http.MethodPost, "/api/publications/suggest", "suggestVersion", "Compare with the last release, and suggest version and changelog"),
		func(ctx context.Context, in *struct{ Body app.Publication }) (*body[VersionSuggestion], error) {
			s, err := r.app.Publishing.Suggest(ctx, in.Body, in.Body.Registry)
			if err != nil {
				return nil, err
			}
			return answer(suggestionIn(s, languageOf(ctx)), nil)
		})
	handle(r, operation(http.MethodPost, "/api/publications/file", "savePublication", "Make a package as a file"),
		func(ctx context.Context, in *struct{ Body PublishRequest }) (*body[PublishedFile], error) {
			a, err := r.app.Publishing.Save(ctx, requestOf(in.Body))
			return answer(PublishedFile{a.Name, a.Content}, err)
		})
	r.pushes()
}

func (r *routes) pushes() {
	const one = "/api/publications/{id}"
	type path struct {
		ID string `path:"id"`
	}
	handle(r, withStatus(operation(http.MethodPost, "/api/publications", "publish", "Publish in the background"), http.StatusAccepted),
		func(ctx context.Context, in *struct{ Body PublishRequest }) (*body[PublishProgress], error) {
			return answerPush(ctx)(r.app.Publishing.Start(ctx, requestOf(in.Body)))
		})
	handle(r, operation(http.MethodGet, one, "getPublication", "A release, as far as it has come"),
		func(ctx context.Context, in *path) (*body[PublishProgress], error) {
			return answerPush(ctx)(r.app.Publishing.Get(in.ID))
		})
	handle(r, operation(http.MethodPost, one+"/cancel", "cancelPublication", "Break a release off; what has arrived is not sent again"),
		func(ctx context.Context, in *path) (*body[PublishProgress], error) {
			return answerPush(ctx)(r.app.Publishing.Cancel(in.ID))
		})
}

func requestOf(q PublishRequest) app.Request {
	return app.Request{Publication: q.Publication, Draft: q.Draft, Key: q.Key, Passphrase: q.Passphrase}
}

func answerPush(ctx context.Context) func(app.Push, error) (*body[PublishProgress], error) {
	return func(p app.Push, err error) (*body[PublishProgress], error) {
		said := PublishProgress{ID: p.ID, State: p.State, Fraction: p.Fraction, Error: optional(p.Error, languageOf(ctx))}
		if x := p.Release; x != nil {
			said.Release = &ReleaseDone{x.Registry, x.Reference, x.Version, x.Digest, x.Already, x.Signed, x.Draft}
		}
		return answer(said, err)
	}
}

func examinedIn(e *app.Examined, l problem.Language) ExaminedPackage {
	said := ExaminedPackage{Digest: e.Digest, Size: e.Size, Files: listed(e.Files), Obstacles: []ReleaseObstacle{}, Processes: []ExaminedContents{}}
	for _, o := range e.Obstacles {
		said.Obstacles = append(said.Obstacles, ReleaseObstacle{o.Kind, o.Process, o.Scenario, o.Text.In(l), o.Hint.In(l)})
	}
	for _, p := range e.Processes {
		said.Processes = append(said.Processes, ExaminedContents{p.Process, p.Name, p.Sound, p.Errors, p.Warnings, p.Hints, p.Waived, listed(p.Rehearsed)})
	}
	return said
}

func suggestionIn(s *app.Suggestion, l problem.Language) VersionSuggestion {
	said := VersionSuggestion{Last: s.Last, Version: s.Version, Weight: s.Weight, Reasons: []string{}, More: s.More, Processes: []ReleaseChanges{}, Changelog: s.Changelog}
	for _, r := range s.Reasons {
		said.Reasons = append(said.Reasons, r.In(l))
	}
	for _, p := range s.Processes {
		one := ReleaseChanges{p.Name, p.Fate, []ReleaseLine{}}
		for i := range p.Changes {
			x := &p.Changes[i]
			one.Changes = append(one.Changes, ReleaseLine{x.Kind, x.Group, x.Text.In(l), x.Weight})
		}
		said.Processes = append(said.Processes, one)
	}
	return said
}
