package scenario

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"sandtable/engine/problem"
)

// Followed is a scenario that was made from another one, after that one became different.
type Followed struct {
	Content  []byte   // scenario JSON: the base as it is now, with the changes
	Changes  []byte   // what it changes of the base as it is now
	Stranded []string // JSON pointers to what stayed as it was here because the base has lost it, or has become something that it does not fit
}

// Follow brings a scenario that is another one with changes (see Apply) up to what the other one has become. `own` is what the two came
// to before. Nothing of it is lost: what it changes of an entry that the base has lost is kept with the whole entry, and so is an entry
// in which the changes and the base no longer go together. Where the two cannot be brought together at all, the scenario stays as it
// is, and all of it is stranded: "" points to the whole.
func Follow(before, after, own, changes []byte) (*Followed, error) {
	var read [4]map[string]any
	for i, text := range [...][]byte{before, after, own, changes} {
		object, err := objectOf(text)
		if err != nil {
			return nil, fmt.Errorf("scenario: follow: %w", err)
		}
		read[i] = object
	}
	f := &follower{before: read[0], after: read[1], own: read[2], changes: read[3]}
	f.strand(f.changes, f.before, f.after, f.own, nil)
	for {
		patch, err := json.Marshal(f.changes)
		if err != nil {
			return nil, fmt.Errorf("scenario: follow: %w", err)
		}
		s, err := Apply(after, patch)
		if err == nil {
			var whole bytes.Buffer
			if err := Encode(&whole, s); err != nil {
				return nil, fmt.Errorf("scenario: follow: %w", err)
			}
			slices.Sort(f.stranded)
			return &Followed{Content: whole.Bytes(), Changes: patch, Stranded: slices.Compact(f.stranded)}, nil
		}
		if !f.keep(problem.Of(err)) {
			patch, err := Changes(after, own)
			return &Followed{Content: own, Changes: patch, Stranded: []string{""}}, err
		}
	}
}

// follower is one scenario on its way to follow.
type follower struct {
	before, after, own, changes map[string]any

	stranded []string
	kept     []string // entries that were kept whole, so that no entry is kept twice
}

// strand finds what is changed of something that the base has lost, and names it whole. What both have taken away is no change any more.
func (f *follower) strand(changes, before, after, own map[string]any, at path) {
	for _, name := range slices.Sorted(maps.Keys(changes)) {
		was, had := before[name]
		is, has := after[name]
		switch here := at.to(name); {
		case changes[name] == nil && !has:
			delete(changes, name)
		case had && !has:
			changes[name] = own[name]
			f.stranded = append(f.stranded, here.String())
		default:
			patch, nested := changes[name].(map[string]any)
			old, wasObject := was.(map[string]any)
			now, isObject := is.(map[string]any)
			mine, mineObject := own[name].(map[string]any)
			if nested && wasObject && isObject && mineObject && !isDistribution(mine) {
				f.strand(patch, old, now, mine, here)
			}
		}
	}
}

// keep leaves the entry in which a problem is as it was; false where there is none, or that did not help.
func (f *follower) keep(p *problem.Problem) bool {
	if p == nil || p.At.Path == "" {
		return false
	}
	at := pathOf(p.At.Path)
	at = at[:min(2, len(at))]
	if len(at) < 2 || slices.Contains(f.kept, at.String()) {
		return false
	}
	now, isObject := valueAt(f.after, at)
	mine, had := valueAt(f.own, at)
	part, named := f.changes[at[0]].(map[string]any)
	if !named {
		if f.changes[at[0]] != nil {
			return false
		}
		part = map[string]any{}
		f.changes[at[0]] = part
	}
	old, _ := now.(map[string]any)
	own, object := mine.(map[string]any)
	switch {
	case !had && isObject:
		part[at[1]] = nil
	case object:
		part[at[1]] = whole(old, own)
	default:
		part[at[1]] = mine
	}
	f.kept = append(f.kept, at.String())
	f.stranded = append(f.stranded, at.String())
	return true
}

// StillApart are those of some JSON pointers at which a scenario has something that its base has not, each once. Both are scenario JSON.
func StillApart(base, own []byte, pointers []string) ([]string, error) {
	before, err := objectOf(base)
	if err != nil {
		return nil, fmt.Errorf("scenario: compare: %w", err)
	}
	after, err := objectOf(own)
	if err != nil {
		return nil, fmt.Errorf("scenario: compare: %w", err)
	}
	apart := []string{}
	for _, pointer := range pointers {
		mine, has := valueAt(after, pathOf(pointer))
		other, had := valueAt(before, pathOf(pointer))
		if has && (!had || !alike(mine, other)) && !slices.Contains(apart, pointer) {
			apart = append(apart, pointer)
		}
	}
	return apart, nil
}

// valueAt is what stands at a path, and whether anything does.
func valueAt(value any, at path) (any, bool) {
	for _, step := range at {
		object, _ := value.(map[string]any)
		inner, has := object[step]
		if !has {
			return nil, false
		}
		value = inner
	}
	return value, true
}
