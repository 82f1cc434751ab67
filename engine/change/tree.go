package change

import (
	"bytes"
	"encoding/json"
	"strings"
)

// tree is a JSON value whose fields keep their order.
type tree struct {
	fields []field // of an object
	items  []*tree // of an array
	text   string  // of anything else, as JSON
	kind   byte    // one of { [ and 0
}

type field struct {
	name string
	*tree
}

// treeOf is a value as JSON has it. Only what cannot be written as JSON fails, and nothing of ours is so.
func treeOf(v any) *tree {
	text, err := json.Marshal(v)
	if err != nil {
		panic("change: " + err.Error())
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return read(d)
}

func read(d *json.Decoder) *tree {
	t, err := d.Token()
	if err != nil {
		panic("change: JSON that was just written: " + err.Error())
	}
	switch t {
	case json.Delim('{'):
		v := &tree{kind: '{'}
		for d.More() {
			name, _ := d.Token()
			v.fields = append(v.fields, field{name.(string), read(d)})
		}
		_, _ = d.Token()
		return v
	case json.Delim('['):
		v := &tree{kind: '['}
		for d.More() {
			v.items = append(v.items, read(d))
		}
		_, _ = d.Token()
		return v
	}
	text, _ := json.Marshal(t)
	return &tree{text: string(text)}
}

// field is that of a name, or nil.
func (t *tree) field(name string) *tree {
	if t != nil {
		for _, f := range t.fields {
			if f.name == name {
				return f.tree
			}
		}
	}
	return nil
}

// String is the value on one line, for comparing.
func (t *tree) String() string {
	switch t.kind {
	case '{':
		var parts []string
		for _, f := range t.fields {
			parts = append(parts, f.name+":"+f.tree.String())
		}
		return "{" + strings.Join(parts, ",") + "}"
	case '[':
		var parts []string
		for _, i := range t.items {
			parts = append(parts, i.String())
		}
		return "[" + strings.Join(parts, ",") + "]"
	}
	return t.text
}

// word is a text without its quotes; anything else as it is.
func (t *tree) word() string {
	var s string
	if t != nil && json.Unmarshal([]byte(t.text), &s) == nil {
		return s
	}
	if t == nil {
		return ""
	}
	return t.text
}
