package change

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// fact is one thing that a file says of an element.
type fact struct {
	key    string     // unique among the facts of an element
	value  string     // as it is compared
	refs   []model.ID // what it refers to, instead of a value
	said   problem.Text
	group  Group
	what   string
	noun   problem.Text // what it is, in the middle of a sentence
	entry  bool         // it is something of its own, such as a field of a form: it comes and goes
	hidden bool         // told elsewhere: it is here for its parts
	of     string       // the key of the entry that it is a part of
	flag   bool         // yes or, where there is no such fact, no
}

// Fields that are told in another way: positions, what flows and lanes say themselves, and elements of their own.
var skipped = map[string]bool{
	"ID": true, "At": true, "Words": true, "Escapes": true, "Incoming": true, "Outgoing": true, "Inside": true, "LaneSets": true,
	"Nodes": true, "Flows": true, "DataObjects": true, "DataReferences": true, "Artifacts": true, "Data": true, "Children": true,
	"Participants": true, "MessageFlows": true, "Formal": true, "Expanded": true,
	"Base": true, "Kind": true, "Scope": true, // read beside
	"ExecutableUnsaid": true, // IsExecutable says it
}

// unlessSaid are truth values that hold unless a file says otherwise; their words say the opposite.
var unlessSaid = map[string]bool{"Wait": true, "CancelRemaining": true}

var (
	yes = problem.Text{EN: "yes", ZH: "是"}
	no  = problem.Text{EN: "no", ZH: "否"}

	idType         = reflect.TypeFor[model.ID]()
	baseType       = reflect.TypeFor[model.Base]()
	expressionType = reflect.TypeFor[model.Expression]()
	posType        = reflect.TypeFor[model.Pos]()
)

// reader collects the facts of an element.
type reader struct {
	facts []fact
	roles func(model.ID) bool // of an activity: whose naming of it is a duty, told with the others
	names map[model.ID]string // of what extensions refer to
}

// called is the name of what an extension refers to, or the text itself.
func (r *reader) called(id string) string {
	if name := r.names[model.ID(id)]; name != "" {
		return plainName(name)
	}
	return id
}

// read takes every field of a struct that says something; prefix is the way to it.
func (r *reader) read(prefix string, v reflect.Value) {
	for _, f := range fieldsOf(v.Type()) {
		if value := v.Field(f.at); !value.IsZero() || unlessSaid[f.name] {
			r.field(prefix+f.name, f.name, value)
		}
	}
}

// structField is a field that is read.
type structField struct {
	at   int
	name string
}

var readFields sync.Map // []structField by type: reflection is slow in finding them

func fieldsOf(t reflect.Type) []structField {
	if known, ok := readFields.Load(t); ok {
		return known.([]structField)
	}
	var fields []structField
	for i := range t.NumField() {
		if f := t.Field(i); !skipped[f.Name] && f.IsExported() {
			fields = append(fields, structField{i, f.Name})
		}
	}
	readFields.Store(t, fields)
	return fields
}

func (r *reader) field(key, name string, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			r.field(key, name, v.Elem())
		}
	case reflect.Struct:
		r.structure(key, name, v)
	case reflect.Slice:
		r.slice(key, name, v)
	default:
		if v.Type() == idType {
			if id := model.ID(v.String()); id != "" && !(r.roles != nil && name == "Resource" && r.roles(id)) {
				r.refers(key, name, id)
			}
		} else if v.Kind() == reflect.Bool {
			if v.Bool() != unlessSaid[name] {
				r.value(key, name, "yes", yes)
				r.facts[len(r.facts)-1].flag = true
			}
		} else if text, said := plain(v); text != "" {
			r.value(key, name, text, said)
		}
	}
}

func (r *reader) structure(key, name string, v reflect.Value) {
	switch v.Type() {
	case posType:
		return
	case expressionType:
		x := v.Interface().(model.Expression)
		r.value(key, name, x.Text, lengthSaid(x.Text))
		if x.Language != "" {
			r.value(key+".Language", "Language", x.Language, problem.Text{})
		}
		if x.ResultType != "" {
			r.value(key+".ResultType", "ResultType", x.ResultType, problem.Text{})
		}
		r.nested(key, &x.Base)
		return
	}
	if base := v.FieldByName("Base"); base.IsValid() && base.Type() == baseType {
		b := base.Interface().(model.Base)
		r.nested(key, &b)
	}
	if kind := v.FieldByName("Kind"); kind.IsValid() { // of an event definition
		text, said := plain(kind)
		r.value(key+".Kind", "Kind", text, said)
	}
	r.read(key+".", v)
}

func (r *reader) slice(key, name string, v reflect.Value) {
	if v.Type().Elem() == idType {
		ids := v.Interface().([]model.ID)
		if len(ids) > 0 {
			r.refers(key, name, ids...)
		}
		return
	}
	for i := range v.Len() {
		r.field(key+"["+strconv.Itoa(i)+"]", name, v.Index(i))
	}
}

// nested is what a part of an element says as every element may.
func (r *reader) nested(key string, b *model.Base) {
	if b.Name != "" {
		r.value(key+".Name", "PartName", b.Name, problem.Text{})
	}
	if b.Documentation != "" {
		r.value(key+".Documentation", "Documentation", b.Documentation, problem.Text{})
	}
	r.foreign(key+".", b)
}

func (r *reader) value(key, name, value string, said problem.Text) {
	if said == (problem.Text{}) {
		said = quoted(value)
	}
	w := wordsOf(name)
	r.facts = append(r.facts, fact{key: key, value: value, said: said, group: w.group, what: w.what, noun: w.noun})
}

func (r *reader) refers(key, name string, ids ...model.ID) {
	w := wordsOf(name)
	r.facts = append(r.facts, fact{key: key, refs: slices.Clone(ids), group: w.group, what: w.what, noun: w.noun})
}

// plain is a value as it is compared, and in words where it has some; empty: nothing is said.
func plain(v reflect.Value) (string, problem.Text) {
	switch x := v.Interface().(type) {
	case model.Kind:
		return x.String(), kindNoun(x.String())
	case model.EventKind:
		return x.String(), kindNoun(x.String())
	case string:
		return strings.TrimSpace(x), problem.Text{}
	case int, float64:
		return fmt.Sprint(x), problem.Text{EN: fmt.Sprint(x), ZH: fmt.Sprint(x)}
	}
	if v.Kind() == reflect.String {
		return v.String(), problem.Text{}
	}
	panic("change: a field of the model has type " + v.Type().String())
}

// base is what every element may say: its name, its documentation, and what was added to it.
func (r *reader) base(b *model.Base) {
	if b.Name != "" {
		r.value("Name", "Name", b.Name, problem.Text{})
	}
	if b.Documentation != "" {
		r.value("Documentation", "Documentation", b.Documentation, problem.Text{})
	}
	r.own(b)
	r.foreign("", b)
}
