package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"sandtable/storage/queries"
)

// Inheritance is how a scenario that was made from another one goes together with it. The library keeps numbers and does not know what
// they mean, so whoever saves says.
type Inheritance struct {
	// Changes is what makes one scenario out of its base.
	Changes func(base, content json.RawMessage) (json.RawMessage, error)
	// Follow is what becomes of a scenario when its base does.
	Follow func(before, after, own, changes json.RawMessage) (Followed, error)
	// Stands says which of some stranded changes are still there.
	Stands func(base, content json.RawMessage, stranded []string) ([]string, error)
}

// Followed is what became of a scenario when its base did.
type Followed struct {
	Content, Changes json.RawMessage
	Stranded         []string // JSON pointers to what it kept and the base has lost
}

// Basis is what a scenario was made from.
type Basis struct {
	Scenario          // the base as it is now
	Stranded []string // JSON pointers into the scenario that was made from it: what the base has lost since
}

// DeriveScenario adds a scenario to the process of another one, which it follows from then on.
func (l *Library) DeriveScenario(ctx context.Context, base ScenarioID, name string, content json.RawMessage, inheritance Inheritance) (Scenario, error) {
	id, err := newID()
	if err != nil {
		return Scenario{}, fault("derive scenario", err)
	}
	var row queries.Scenario
	err = l.write(ctx, fmt.Sprintf("derive from scenario %s", base), func(q *queries.Queries) error {
		from, err := q.GetScenario(ctx, string(base))
		if err != nil {
			return err
		}
		row, err = q.InsertScenario(ctx, queries.InsertScenarioParams{ID: id, ProcessID: from.ProcessID, Name: name, Now: l.milliseconds()})
		if err != nil {
			return err
		}
		if err := addScenarioVersion(ctx, q, row, content); err != nil {
			return err
		}
		return linkTo(ctx, q, id, from.ID, content, inheritance)
	})
	if err != nil {
		return Scenario{}, err
	}
	l.onChange(Change{Kind: KindScenario, ID: id, Revision: row.Revision})
	made := Scenario{scenarioHeadOf(row), content}
	made.Base = base
	return made, nil
}

// ScenarioBase is what a scenario was made from; ErrNotFound where it stands alone.
func (l *Library) ScenarioBase(ctx context.Context, id ScenarioID) (Basis, error) {
	var basis Basis
	err := l.read(ctx, fmt.Sprintf("read base of scenario %s", id), func(q *queries.Queries) error {
		b, err := q.GetScenarioBase(ctx, string(id))
		if err != nil {
			return err
		}
		row, err := q.GetScenario(ctx, b.BaseID)
		if err != nil {
			return err
		}
		content, err := contentOf(ctx, q, b.BaseID)
		if err != nil {
			return err
		}
		basis.Scenario = Scenario{scenarioHeadOf(row), content}
		return json.Unmarshal([]byte(b.Stranded), &basis.Stranded)
	})
	return basis, err
}

// CircleError means that a scenario cannot follow another one, which follows it already. Nothing was written.
type CircleError struct {
	Names []string // from the one that was to be followed, by way of those in between, to the one that was to follow
}

func (e *CircleError) Error() string {
	return "scenarios would follow in a circle: " + strings.Join(e.Names, ", ")
}

// LinkScenario lets a scenario of the library follow another one of its process from now on. Its numbers stay as they are, without a new
// revision: what differs is what it changes. It fails with a CircleError where the other one follows it already.
func (l *Library) LinkScenario(ctx context.Context, id, base ScenarioID, inheritance Inheritance) error {
	var row queries.Scenario
	err := l.write(ctx, fmt.Sprintf("let scenario %s follow %s", id, base), func(q *queries.Queries) (err error) {
		if row, err = q.GetScenario(ctx, string(id)); err != nil {
			return err
		}
		if err := noCircle(ctx, q, id, base); err != nil {
			return err
		}
		own, err := contentOf(ctx, q, row.ID)
		if err != nil {
			return err
		}
		return linkTo(ctx, q, row.ID, string(base), own, inheritance)
	})
	if err == nil {
		l.onChange(Change{Kind: KindScenario, ID: row.ID, Revision: row.Revision})
	}
	return err
}

// noCircle goes from a scenario to the one that it follows, and so on: another one is not to be met there.
func noCircle(ctx context.Context, q *queries.Queries, another, from ScenarioID) error {
	var names []string
	for from != "" {
		row, err := q.GetScenario(ctx, string(from))
		if err != nil {
			return err
		}
		names = append(names, row.Name)
		if from == another {
			return &CircleError{names}
		}
		if from, err = baseOf(ctx, q, row.ID); err != nil {
			return err
		}
	}
	return nil
}

// FreeScenario lets a scenario stand alone, with the numbers that it has; ErrNotFound where it does already.
func (l *Library) FreeScenario(ctx context.Context, id ScenarioID) error {
	return l.ofBase(ctx, "free scenario", id, (*queries.Queries).DeleteScenarioBase)
}

// SettleScenario keeps what is stranded in a scenario as something of its own.
func (l *Library) SettleScenario(ctx context.Context, id ScenarioID) error {
	return l.ofBase(ctx, "settle scenario", id, (*queries.Queries).SettleScenarioBase)
}

func (l *Library) ofBase(ctx context.Context, doing string, id ScenarioID, do func(*queries.Queries, context.Context, string) (int64, error)) error {
	var row queries.Scenario
	err := l.write(ctx, fmt.Sprintf("%s %s", doing, id), func(q *queries.Queries) (err error) {
		if row, err = q.GetScenario(ctx, string(id)); err != nil {
			return err
		}
		return found(do(q, ctx, string(id)))
	})
	if err == nil {
		l.onChange(Change{Kind: KindScenario, ID: row.ID, Revision: row.Revision})
	}
	return err
}

// rebase keeps what a scenario that was just saved changes of its base, where it has one.
func rebase(ctx context.Context, q *queries.Queries, id string, save ScenarioSave) (ScenarioID, error) {
	b, err := q.GetScenarioBase(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	changes, err := changesOf(ctx, q, b.BaseID, save.Content, save.Inheritance)
	if err != nil {
		return "", err
	}
	base, err := contentOf(ctx, q, b.BaseID)
	if err != nil {
		return "", err
	}
	var stranded []string
	if err := json.Unmarshal([]byte(b.Stranded), &stranded); err != nil {
		return "", err
	}
	if stranded, err = save.Inheritance.Stands(base, save.Content, stranded); err != nil {
		return "", err
	}
	return ScenarioID(b.BaseID), keepBase(ctx, q, b, changes, stranded)
}

// followScenario brings the scenarios made from one up to what it has become, and those made from them in turn. A scenario that comes
// to the same gets no new revision, and those of `apart` stay as they are. It returns those that got one.
func (l *Library) followScenario(ctx context.Context, q *queries.Queries, id string, before, after json.RawMessage, inheritance Inheritance, apart map[string]bool) ([]queries.Scenario, error) {
	derived, err := q.ListDerivedScenarios(ctx, id)
	if err != nil {
		return nil, err
	}
	var all []queries.Scenario
	for _, d := range derived {
		if apart[d.Scenario.ID] {
			continue
		}
		if inheritance.Follow == nil {
			return nil, fmt.Errorf("scenario %s has others made from it, and nothing says how they follow", id)
		}
		own := json.RawMessage(d.Content)
		followed, err := inheritance.Follow(before, after, own, json.RawMessage(d.ScenarioBasis.Changes))
		if err != nil {
			return nil, err
		}
		var stranded []string
		if err := json.Unmarshal([]byte(d.ScenarioBasis.Stranded), &stranded); err != nil {
			return nil, err
		}
		if stranded, err = inheritance.Stands(after, followed.Content, append(stranded, followed.Stranded...)); err != nil {
			return nil, err
		}
		if err := keepBase(ctx, q, d.ScenarioBasis, followed.Changes, stranded); err != nil {
			return nil, err
		}
		if sameText(followed.Content, own) {
			continue
		}
		row, err := l.advanceScenario(ctx, q, ScenarioSave{ID: ScenarioID(d.Scenario.ID), Expected: d.Scenario.Revision})
		if err != nil {
			return nil, err
		}
		if err := addScenarioVersion(ctx, q, row, followed.Content); err != nil {
			return nil, err
		}
		further, err := l.followScenario(ctx, q, row.ID, own, followed.Content, inheritance, apart)
		if err != nil {
			return nil, err
		}
		all = append(append(all, row), further...)
	}
	return all, nil
}

// sameText says whether two JSON texts differ in nothing but the order of their fields and spaces.
func sameText(a, b json.RawMessage) bool {
	x, xerr := canonical(a)
	y, yerr := canonical(b)
	return xerr == nil && yerr == nil && x == y
}

func canonical(text json.RawMessage) (string, error) {
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		return "", err
	}
	sorted, err := json.Marshal(value)
	return string(sorted), err
}

// linkTo lets a scenario follow another one: what differs is what it changes, and nothing is stranded.
func linkTo(ctx context.Context, q *queries.Queries, id, base string, content json.RawMessage, inheritance Inheritance) error {
	changes, err := changesOf(ctx, q, base, content, inheritance)
	if err != nil {
		return err
	}
	return keepBase(ctx, q, queries.ScenarioBasis{ScenarioID: id, BaseID: base}, changes, nil)
}

func changesOf(ctx context.Context, q *queries.Queries, base string, content json.RawMessage, inheritance Inheritance) (json.RawMessage, error) {
	if inheritance.Changes == nil {
		return nil, fmt.Errorf("a scenario is made from %s, and nothing says what it changes", base)
	}
	from, err := contentOf(ctx, q, base)
	if err != nil {
		return nil, err
	}
	return inheritance.Changes(from, content)
}

func keepBase(ctx context.Context, q *queries.Queries, b queries.ScenarioBasis, changes json.RawMessage, stranded []string) error {
	if stranded == nil {
		stranded = []string{}
	}
	list, err := json.Marshal(stranded)
	if err != nil {
		return err
	}
	return q.KeepScenarioBase(ctx, queries.KeepScenarioBaseParams{ScenarioID: b.ScenarioID, BaseID: b.BaseID, Changes: string(changes), Stranded: string(list)})
}

// contentOf is the numbers of a scenario as they were saved last.
func contentOf(ctx context.Context, q *queries.Queries, id string) (json.RawMessage, error) {
	row, err := q.GetScenario(ctx, id)
	if err != nil {
		return nil, err
	}
	version, err := q.GetScenarioVersion(ctx, queries.GetScenarioVersionParams{ScenarioID: row.ID, Revision: row.Revision})
	return json.RawMessage(version.Content), err
}

// baseOf is what a scenario was made from, empty where it stands alone.
func baseOf(ctx context.Context, q *queries.Queries, id string) (ScenarioID, error) {
	b, err := q.GetScenarioBase(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return ScenarioID(b.BaseID), err
}

func basesOf(ctx context.Context, q *queries.Queries, process ProcessID) (map[ScenarioID]ScenarioID, error) {
	rows, err := q.ListScenarioBases(ctx, string(process))
	bases := map[ScenarioID]ScenarioID{}
	for _, row := range rows {
		bases[ScenarioID(row.ScenarioID)] = ScenarioID(row.BaseID)
	}
	return bases, err
}
