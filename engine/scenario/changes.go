package scenario

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	jsonpatch "github.com/evanphx/json-patch/v5"

	"sandtable/engine/problem"
)

// Apply makes a scenario out of another one and what changes in it: a to-be out of the as-is. Changes are a JSON merge patch (RFC 7396):
// what is named replaces what was there, null takes it away, and lists are replaced whole; so are distributions that become of another
// kind, whose numbers mean something else. The result is checked like any scenario; a mistake is told with its path, and without a line,
// which would be one of a text that nobody has seen.
func Apply(base, changes []byte) (*Scenario, error) {
	kept, err := withoutOtherKinds(base, changes)
	if err != nil {
		return nil, unreadable(err)
	}
	merged, err := jsonpatch.MergePatch(kept, changes)
	if err != nil {
		return nil, unreadable(err)
	}
	s, err := Decode(bytes.NewReader(merged))
	if p := problem.Of(err); p != nil {
		told := *p
		told.At.Line, told.At.Column = 0, 0
		return nil, &told
	}
	return s, err
}

// Changes says what makes one scenario out of another, so that Apply gives the other again. Both are scenario JSON. A distribution is one
// thing: where anything of it differs, it is named whole.
func Changes(base, other []byte) ([]byte, error) {
	before, err := objectOf(base)
	if err != nil {
		return nil, fmt.Errorf("scenario: changes: %w", err)
	}
	after, err := objectOf(other)
	if err != nil {
		return nil, fmt.Errorf("scenario: changes: %w", err)
	}
	return json.Marshal(differences(before, after))
}

// differences is the merge patch that makes one object out of another.
func differences(before, after map[string]any) map[string]any {
	patch := map[string]any{}
	for name := range before {
		if _, has := after[name]; !has {
			patch[name] = nil
		}
	}
	for name, is := range after {
		was, had := before[name]
		if had && alike(was, is) {
			continue
		}
		patch[name] = is
		old, both := was.(map[string]any)
		now, objects := is.(map[string]any)
		if both && objects {
			patch[name] = differences(old, now)
			if isDistribution(now) {
				patch[name] = whole(old, now)
			}
		}
	}
	return patch
}

// whole is the merge patch that leaves nothing of an object and puts another one there.
func whole(before, after map[string]any) map[string]any {
	patch := maps.Clone(after)
	for name := range before {
		if _, has := after[name]; !has {
			patch[name] = nil
		}
	}
	return patch
}

func isDistribution(object map[string]any) bool {
	_, is := object["dist"]
	return is
}

// alike says whether two JSON values mean the same: 1 and 1.0 do.
func alike(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		return ok && maps.EqualFunc(a, b, alike)
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, alike)
	case json.Number:
		b, ok := b.(json.Number)
		return ok && sameNumber(a, b)
	}
	return a == b
}

// sameNumber compares whole numbers by their digits, since a seed has more of them than a float64 holds.
func sameNumber(a, b json.Number) bool {
	if a == b {
		return true
	}
	if !strings.ContainsAny(string(a)+string(b), ".eE") {
		return false
	}
	x, xerr := a.Float64()
	y, yerr := b.Float64()
	return xerr == nil && yerr == nil && x == y
}

// objectOf reads a JSON object; numbers stay as they are written.
func objectOf(text []byte) (map[string]any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var object map[string]any
	if err := d.Decode(&object); err != nil {
		return nil, err
	}
	if object == nil {
		return nil, errors.New("this is no object")
	}
	return object, nil
}

func unreadable(err error) error {
	return problem.New("scenario.changes", problem.Say("This does not say what changes in a scenario.", "这不是对情景的修改内容。"),
		problem.Say(`Write a JSON object with what is to be another, such as {"roles": {"clerk": {"headcount": 2}}}.`, `请写成 JSON 对象，只列出要改的内容，例如 {"roles": {"clerk": {"headcount": 2}}}。`)).Because(err)
}

// withoutOtherKinds is a scenario without the distributions that changes replace by one of another kind.
func withoutOtherKinds(base, changes []byte) ([]byte, error) {
	var before, after any
	for into, text := range map[*any][]byte{&before: base, &after: changes} {
		d := json.NewDecoder(bytes.NewReader(text))
		d.UseNumber()
		if err := d.Decode(into); err != nil {
			return nil, err
		}
	}
	if _, is := after.(map[string]any); !is {
		return nil, fmt.Errorf("scenario: changes are no object")
	}
	dropOtherKinds(before, after)
	return json.Marshal(before)
}

func dropOtherKinds(before, after any) {
	was, _ := before.(map[string]any)
	is, _ := after.(map[string]any)
	for name, value := range is {
		kind, named := field(value, "dist")
		if old, had := field(was[name], "dist"); named && had && old != kind {
			delete(was, name)
			continue
		}
		dropOtherKinds(was[name], value)
	}
}

// field is a member of what may be an object.
func field(v any, name string) (any, bool) {
	object, _ := v.(map[string]any)
	value, ok := object[name]
	return value, ok
}
