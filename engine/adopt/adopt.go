// Package adopt makes a process that others have drawn one's own: its roles become those of the own organisation, and its words
// mean what they mean here. The drawing and the numbers stay otherwise as they are, byte for byte.
package adopt

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"sandtable/engine/model"
)

// Role is what a role is called here.
type Role struct{ ID, Name string }

// Term is what a word of the dictionary means here.
type Term struct{ Owner, Text string }

// Drawing gives a BPMN file other roles, by their ids in the file, and other meanings of terms, by their names. Two roles that become the
// same one are one role afterwards.
func Drawing(text []byte, roles map[string]Role, terms map[string]Term) ([]byte, error) {
	r := &rewriter{text: text, decoder: xml.NewDecoder(bytes.NewReader(text)), roles: roles, terms: terms, defined: map[string]bool{}, ours: map[string]bool{}}
	for {
		start := r.decoder.InputOffset()
		token, err := r.decoder.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("adopt a drawing: %w", err)
		}
		if err := r.token(token, start, r.decoder.InputOffset()); err != nil {
			return nil, err
		}
	}
	return r.rewritten(), nil
}

// rewriter collects what is to stand in the place of what.
type rewriter struct {
	text    []byte
	decoder *xml.Decoder
	roles   map[string]Role
	terms   map[string]Term
	ours    map[string]bool // prefixes of our namespace
	defined map[string]bool // roles that the file has from now on
	changes []change
	inside  string // the name of the innermost element
	depth   int
	gone    int   // depth of an element that goes; 0: none does
	from    int64 // where it begins
}

type change struct {
	from, to int64
	text     string
}

// referring are the attributes of our extensions that name a role.
var referring = map[string][]string{"duty": {"role"}, "role": {"deputy", "senior"}, "action": {"to"}}

func (r *rewriter) token(token xml.Token, from, to int64) error {
	switch x := token.(type) {
	case xml.StartElement:
		r.depth++
		r.inside = x.Name.Local
		return r.start(x, from, to)
	case xml.EndElement:
		if r.gone == r.depth {
			r.changes = append(r.changes, change{from: r.from, to: to})
			r.gone = 0
		}
		r.depth--
		r.inside = ""
	case xml.CharData:
		if r.inside == "resourceRef" {
			r.reference(string(x), from, to)
		}
	}
	return nil
}

// reference is a role that is named between two tags, perhaps with a prefix.
func (r *rewriter) reference(text string, from, to int64) {
	name := strings.TrimSpace(text)
	prefix, local, qualified := strings.Cut(name, ":")
	if !qualified {
		prefix, local = "", name
	} else {
		prefix += ":"
	}
	if role, ok := r.roles[local]; ok {
		r.changes = append(r.changes, change{from, to, prefix + escaped(role.ID)})
	}
}

func (r *rewriter) start(x xml.StartElement, from, to int64) error {
	for _, a := range x.Attr {
		if a.Name.Space == "xmlns" && a.Value == model.Space {
			r.ours[a.Name.Local] = true
		}
	}
	if r.gone != 0 {
		return nil
	}
	ours := r.ours[x.Name.Space]
	switch name := x.Name.Local; {
	case name == "resource":
		return r.resource(x, from, to)
	case name == "lane":
		return r.attributes(from, to, func(name, value string) (string, bool) {
			role, ok := r.roles[value]
			return role.ID, ok && name == "partitionElementRef"
		})
	case name == "term" && ours && len(r.terms) > 0:
		return r.term(x, from, to)
	case referring[name] != nil && ours:
		return r.attributes(from, to, func(attribute, value string) (string, bool) {
			role, ok := r.roles[value]
			return role.ID, ok && slices.Contains(referring[name], attribute)
		})
	}
	return nil
}

// resource renames a role where it is declared. One that the file has already goes.
func (r *rewriter) resource(x xml.StartElement, from, to int64) error {
	id := valueOf(x, "id")
	role, ok := r.roles[id]
	if !ok {
		r.defined[id] = true
		return nil
	}
	if r.defined[role.ID] {
		r.gone, r.from = r.depth, from
		return nil
	}
	r.defined[role.ID] = true
	return r.attributes(from, to, func(name, value string) (string, bool) {
		switch name {
		case "id":
			return role.ID, true
		case "name":
			return cmp.Or(role.Name, value), true
		}
		return "", false
	})
}

// term takes the meaning that a word has here.
func (r *rewriter) term(x xml.StartElement, from, to int64) error {
	here, ok := r.terms[strings.TrimSpace(valueOf(x, "name"))]
	if !ok {
		return nil
	}
	wanted := map[string]string{"owner": here.Owner, "text": here.Text}
	return r.attributes(from, to, func(name, _ string) (string, bool) {
		value, ok := wanted[name]
		return value, ok
	})
}

func valueOf(x xml.StartElement, name string) string {
	for _, a := range x.Attr {
		if a.Name.Local == name && (a.Name.Space == "" || a.Name.Space == model.Space) {
			return a.Value
		}
	}
	return ""
}

// attributes looks at each attribute of the tag between two places, and puts another value in the place of its own where it is told to.
// A name is looked at without its prefix.
func (r *rewriter) attributes(from, to int64, other func(name, value string) (string, bool)) error {
	tag := r.text[from:to]
	at := bytes.IndexAny(tag, " \t\r\n")
	for at >= 0 && at < len(tag) {
		for at < len(tag) && strings.IndexByte(" \t\r\n/>", tag[at]) >= 0 {
			at++
		}
		equals := bytes.IndexByte(tag[at:], '=')
		if equals < 0 {
			return nil
		}
		name := strings.TrimSpace(string(tag[at : at+equals]))
		open := at + equals + bytes.IndexAny(tag[at+equals:], `"'`)
		length := bytes.IndexByte(tag[open+1:], tag[open])
		if length < 0 {
			return nil // the decoder has taken it, so this does not happen
		}
		value, err := plain(tag[open+1 : open+1+length])
		if err != nil {
			return err
		}
		if _, local, ok := strings.Cut(name, ":"); ok {
			name = local
		}
		if now, ok := other(name, value); ok && now != value {
			r.changes = append(r.changes, change{from + int64(open) + 1, from + int64(open+1+length), escaped(now)})
		}
		at = open + length + 2
	}
	return nil
}

// plain is the value of an attribute without entities.
func plain(raw []byte) (string, error) {
	var x struct {
		Text string `xml:",chardata"`
	}
	err := xml.Unmarshal([]byte("<a>"+strings.ReplaceAll(string(raw), "<", "&lt;")+"</a>"), &x)
	return x.Text, err
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // a builder takes everything
	return b.String()
}

// rewritten is the file with its changes.
func (r *rewriter) rewritten() []byte {
	slices.SortStableFunc(r.changes, func(a, b change) int { return cmp.Compare(a.from, b.from) })
	var b bytes.Buffer
	at := int64(0)
	for _, c := range r.changes {
		if c.from < at {
			continue // within what has gone
		}
		b.Write(r.text[at:c.from])
		b.WriteString(c.text)
		at = c.to
	}
	b.Write(r.text[at:])
	return b.Bytes()
}

// Scenario gives numbers other roles, by their ids. Of two roles that become the same one, the first by its id gives the numbers. Whoever calls
// it holds the result against the drawing: a formula that names a role is not rewritten.
func Scenario(text []byte, roles map[string]Role) ([]byte, error) {
	var whole map[string]any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&whole); err != nil {
		return nil, fmt.Errorf("adopt a scenario: %w", err)
	}
	if known, ok := whole["roles"].(map[string]any); ok {
		whole["roles"] = renamed(known, roles)
	}
	replaced(whole, "", roles)
	return json.MarshalIndent(whole, "", "  ")
}

func renamed(known map[string]any, roles map[string]Role) map[string]any {
	now := map[string]any{}
	var ids []string
	for id := range known {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		to, ok := roles[id]
		if !ok {
			to.ID = id
		}
		if _, taken := now[to.ID]; taken {
			continue
		}
		if fields, isObject := known[id].(map[string]any); isObject && to.Name != "" {
			fields["name"] = to.Name
		}
		now[to.ID] = known[id]
	}
	for id, role := range now {
		if fields, isObject := role.(map[string]any); isObject && fields["deputies"] != nil {
			// Whoever became the same role stands in for nobody else.
			fields["deputies"] = without(id, once(replaced(fields["deputies"], "deputies", roles)))
		}
	}
	return now
}

// once is a list without names that are in it twice, as two roles that became one are.
func once(v any) any {
	seen := map[string]bool{}
	return picked(v, func(name string) bool { was := seen[name]; seen[name] = true; return !was })
}

// without is a list without a name.
func without(name string, v any) any {
	return picked(v, func(other string) bool { return other != name })
}

// picked is a list with those names that are wanted, and all that is no name.
func picked(v any, wanted func(string) bool) any {
	all, isList := v.([]any)
	if !isList {
		return v
	}
	kept := []any{}
	for _, x := range all {
		if name, isName := x.(string); !isName || wanted(name) {
			kept = append(kept, x)
		}
	}
	return kept
}

// replaced puts the roles of here into all fields that name one: lists of roles and deputies, whom an action turns to, and durations by role.
func replaced(v any, field string, roles map[string]Role) any {
	switch x := v.(type) {
	case map[string]any:
		_, acts := x["do"]
		for key, value := range x {
			if by, ok := value.(map[string]any); ok && key == "by" {
				value = moved(by, roles)
			}
			if key == "to" && acts {
				key = "role"
				x["to"] = replaced(value, key, roles)
				continue
			}
			x[key] = replaced(value, key, roles)
		}
	case []any:
		for i, value := range x {
			x[i] = replaced(value, field, roles)
		}
		if field == "roles" {
			return once(x)
		}
	case string:
		if to, ok := roles[x]; ok && (field == "role" || field == "roles" || field == "deputies") {
			return to.ID
		}
	}
	return v
}

// moved gives what is kept by role the keys of here.
func moved(by map[string]any, roles map[string]Role) map[string]any {
	now := map[string]any{}
	for key, value := range by {
		if to, ok := roles[key]; ok {
			key = to.ID
		}
		now[key] = value
	}
	return now
}
