package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"sandtable/storage/queries"
)

// Origin is where a process came from.
type Origin struct {
	Registry string // its address; empty: from a file
	Template string
	Version  string
	Digest   string
	Channel  string // that is followed; empty: the newest release
	Part     string // the process's file in the package
}

// An Installation is a process that came from a package.
type Installation struct {
	Origin
	Process     ProcessID
	Project     ProjectID
	Name        string
	Revision    int64 // what was installed
	Latest      int64 // what it is now: more than Revision where somebody has changed it since
	InstalledAt time.Time
}

// Installations lists what came from packages, by template.
func (l *Library) Installations(ctx context.Context) ([]Installation, error) {
	var all []Installation
	err := l.read(ctx, "list installations", func(q *queries.Queries) error {
		rows, err := q.ListInstallations(ctx)
		for _, row := range rows {
			all = append(all, Installation{Origin{row.Registry, row.Template, row.Version, row.Digest, row.Channel, row.Part},
				ProcessID(row.ProcessID), ProjectID(row.ProjectID), row.Name, row.Revision, row.Latest, instant(row.CreatedAt)})
		}
		return err
	})
	return all, err
}

// Follow lets an installed process follow a channel for updates; none is the newest release. It is ErrNotFound for what came from no package.
func (l *Library) Follow(ctx context.Context, process ProcessID, channel string) error {
	err := l.write(ctx, fmt.Sprintf("follow a channel with process %s", process), func(q *queries.Queries) error {
		return found(q.FollowChannel(ctx, queries.FollowChannelParams{Channel: channel, ProcessID: string(process)}))
	})
	if err == nil {
		l.onChange(Change{Kind: KindRegistry})
	}
	return err
}

// Delivery is what an installation writes: all of it, or nothing.
type Delivery struct {
	Project      ProjectID // empty: a new one
	Name         string    // of the new project
	Organisation *OrganisationSave
	Processes    []DeliveredProcess

	Inheritance Inheritance // of the scenarios that are replaced, or follow one that is
}

// OrganisationSave is the next revision of a project's organisation.
type OrganisationSave struct {
	Expected int64
	Content  json.RawMessage
}

// DeliveredProcess is a process as it is installed.
type DeliveredProcess struct {
	Into      ProcessID // empty: a new one
	Expected  int64     // the revision of Into that is replaced
	Name      string
	XML       []byte
	Scenarios []DeliveredScenario
	Origin    Origin
}

// DeliveredScenario is a scenario as it is installed.
type DeliveredScenario struct {
	Into     ScenarioID // empty: a new one
	Expected int64
	Name     string
	Content  json.RawMessage
	Follows  int // the place of the one that a new scenario follows among those delivered before it, from 1; 0: none
}

// Install writes a delivery in one transaction, and gives the processes in its order. What another window has saved since the expected
// revisions makes it fail with ErrChangedElsewhere, and then nothing is written.
func (l *Library) Install(ctx context.Context, d Delivery) ([]ProcessHead, error) {
	var changes []Change
	var heads []ProcessHead
	err := l.write(ctx, "install", func(q *queries.Queries) (err error) {
		if d.Project == "" {
			id, err := newID()
			if err != nil {
				return err
			}
			d.Project = ProjectID(id)
			if err := q.InsertProject(ctx, queries.InsertProjectParams{ID: id, Name: d.Name, Now: l.milliseconds()}); err != nil {
				return err
			}
			changes = append(changes, Change{Kind: KindProject, ID: id})
		} else if _, err := q.GetProject(ctx, string(d.Project)); err != nil {
			return err
		}
		if d.Organisation != nil {
			row, err := q.InsertOrganisation(ctx, queries.InsertOrganisationParams{Expected: d.Organisation.Expected, Now: l.milliseconds(), Content: string(d.Organisation.Content), ProjectID: string(d.Project)})
			if errors.Is(err, sql.ErrNoRows) {
				return changedElsewhere(d.Organisation.Expected, -1, nil)
			}
			if err != nil {
				return err
			}
			changes = append(changes, Change{Kind: KindOrganisation, ID: row.ProjectID, Revision: row.Revision})
		}
		for _, p := range d.Processes {
			head, err := l.deliver(ctx, q, d.Project, p, d.Inheritance)
			if err != nil {
				return err
			}
			heads = append(heads, head)
			changes = append(changes, Change{Kind: KindProcess, ID: string(head.ID), Revision: head.Revision})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, c := range changes {
		l.onChange(c)
	}
	return heads, nil
}

// deliver writes one process with its scenarios, and where it came from.
func (l *Library) deliver(ctx context.Context, q *queries.Queries, project ProjectID, p DeliveredProcess, inheritance Inheritance) (ProcessHead, error) {
	var row queries.Process
	var err error
	if p.Into == "" {
		id, err := newID()
		if err != nil {
			return ProcessHead{}, err
		}
		if row, err = q.InsertProcess(ctx, queries.InsertProcessParams{ID: id, ProjectID: string(project), Name: p.Name, Now: l.milliseconds()}); err != nil {
			return ProcessHead{}, err
		}
	} else if row, err = l.advanceProcess(ctx, q, ProcessSave{ID: p.Into, Expected: p.Expected, Name: p.Name}); err != nil {
		return ProcessHead{}, err
	}
	if err := l.addProcessVersion(ctx, q, row, p.XML); err != nil {
		return ProcessHead{}, err
	}
	if err := l.deliverScenarios(ctx, q, row.ID, p.Scenarios, inheritance); err != nil {
		return ProcessHead{}, err
	}
	return processHeadOf(row), q.PutInstallation(ctx, queries.PutInstallationParams{ProcessID: row.ID, Registry: p.Origin.Registry, Template: p.Origin.Template, Version: p.Origin.Version,
		Digest: p.Origin.Digest, Channel: p.Origin.Channel, Part: p.Origin.Part, Revision: row.Revision, Now: l.milliseconds()})
}

// deliverScenarios writes the scenarios of a process. Those of the library that follow one of them come along, and those that are delivered
// stay as they were delivered: what differs from the ones that they follow is what they change.
func (l *Library) deliverScenarios(ctx context.Context, q *queries.Queries, process string, scenarios []DeliveredScenario, inheritance Inheritance) error {
	delivered, before := map[string]bool{}, map[string]json.RawMessage{}
	var ids []string
	for _, s := range scenarios {
		id, was, err := l.deliverScenario(ctx, q, process, s)
		if err != nil {
			return err
		}
		ids = append(ids, id)
		delivered[id], before[id] = true, was
	}
	for i, id := range ids {
		if before[id] == nil {
			continue
		}
		if _, err := l.followScenario(ctx, q, id, before[id], scenarios[i].Content, inheritance, delivered); err != nil {
			return err
		}
	}
	for i, s := range scenarios {
		if before[ids[i]] == nil && s.Follows > 0 {
			if err := linkTo(ctx, q, ids[i], ids[s.Follows-1], s.Content, inheritance); err != nil {
				return err
			}
		}
	}
	for i, id := range ids {
		if _, err := rebase(ctx, q, id, ScenarioSave{Content: scenarios[i].Content, Inheritance: inheritance}); err != nil {
			return err
		}
	}
	return nil
}

// deliverScenario writes one scenario, and says which one that is now and what it was before, nil where it was none.
func (l *Library) deliverScenario(ctx context.Context, q *queries.Queries, process string, s DeliveredScenario) (id string, was json.RawMessage, err error) {
	var row queries.Scenario
	if s.Into == "" {
		if id, err = newID(); err != nil {
			return "", nil, err
		}
		if row, err = q.InsertScenario(ctx, queries.InsertScenarioParams{ID: id, ProcessID: process, Name: s.Name, Now: l.milliseconds()}); err != nil {
			return "", nil, err
		}
		return id, nil, addScenarioVersion(ctx, q, row, s.Content)
	}
	if was, err = contentOf(ctx, q, string(s.Into)); err != nil {
		return "", nil, err
	}
	if row, err = l.advanceScenario(ctx, q, ScenarioSave{ID: s.Into, Expected: s.Expected, Name: s.Name}); err != nil {
		return "", nil, err
	}
	return row.ID, was, addScenarioVersion(ctx, q, row, s.Content)
}
