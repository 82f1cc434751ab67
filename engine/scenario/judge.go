package scenario

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"

	"sandtable/engine/problem"
)

// complaint is a problem with the path that it is about.
type complaint struct {
	problem *problem.Problem
	path    path
	last    bool          // something missing: told after what is there
	inside  problem.Place // where within a text, if that is known
}

// judge holds a document to the schema. Complaints come in no certain order.
func (r *rules) judge(d *document) []complaint { return r.judgeAs(r.compiled, d) }

// judgeAs holds a document to a part of the schema, as judge does.
func (r *rules) judgeAs(part *jsonschema.Schema, d *document) []complaint {
	failed := validate(part, d.root.plain())
	if failed == nil {
		return nil
	}
	var all []complaint
	r.collect(failed, &all)
	return all
}

// collect translates the leaves of a failure.
func (r *rules) collect(e *jsonschema.ValidationError, all *[]complaint) {
	at := path(slices.Clone(e.InstanceLocation))
	add := func(at path, code string, message, hint problem.Text) {
		*all = append(*all, complaint{problem: problem.New("scenario."+code, message, hint), path: at})
	}
	switch k := e.ErrorKind.(type) {
	case *kind.AdditionalProperties:
		for _, name := range k.Properties {
			add(at.to(name), "unknown-field", problem.Say("There is no field %q here.", "这里没有 %q 这个字段。", name), r.instead(e.SchemaURL, name))
		}
	case *kind.Required:
		for _, name := range k.Missing {
			add(at, "missing-field", problem.Say("The field %q is missing.", "缺少字段 %q。", name), r.about(e.SchemaURL, name))
			if name == "$schema" {
				(*all)[len(*all)-1].problem.Hint = thisVersion()
			}
			(*all)[len(*all)-1].last = true
		}
	case *kind.AnyOf: // only a run has alternatives
		add(at, "no-end", problem.Say("Nothing says when the run ends.", "没有说明运行何时结束。"),
			problem.Say("Set cases, horizon or both.", "请设置案例数 cases、时间跨度 horizon，或两者都设。"))
		(*all)[len(*all)-1].last = true
	case *kind.Type:
		want, got := typeNames(k.Want), typeName(k.Got)
		message := problem.Text{EN: "This must be " + want.EN + ", not " + got.EN + ".", ZH: "应为" + want.ZH + "，而不是" + got.ZH + "。"}
		if k.Got == "number" && k.Want[0] == "integer" {
			message = problem.Text{EN: "This must be " + want.EN + ".", ZH: "应为" + want.ZH + "。"}
		}
		add(at, "wrong-type", message, typeHint(k))
	case *kind.Enum:
		names := texts(k.Want)
		add(at, "choice", problem.Say("%v is not one of the choices.", "%v 不在可选值之中。", quoted(k.Got)), meant(fmt.Sprint(k.Got), names))
	case *kind.Const:
		add(at, "not-a-scenario", problem.Say("This is not a scenario of a version known here.", "这不是本版本支持的情景文件。"),
			thisVersion())
	case *kind.Format:
		if p := problem.Of(k.Err); p != nil {
			add(at, strings.TrimPrefix(p.Code, "scenario."), p.Message, p.Hint)
		}
	case *kind.Minimum:
		add(at, "range", problem.Say("This must be at least %s.", "不能小于 %s。", number(k.Want)), r.rangeHint(e.SchemaURL))
	case *kind.Maximum:
		add(at, "range", problem.Say("This must be at most %s.", "不能大于 %s。", number(k.Want)), r.rangeHint(e.SchemaURL))
	case *kind.ExclusiveMinimum:
		add(at, "range", problem.Say("This must be greater than %s.", "必须大于 %s。", number(k.Want)), problem.Text{})
	case *kind.ExclusiveMaximum:
		add(at, "range", problem.Say("This must be less than %s.", "必须小于 %s。", number(k.Want)), problem.Text{})
	case *kind.MaxItems:
		add(at, "too-many", problem.Say("This list has more than %d entries.", "此列表超过 %d 项。", k.Want), problem.Say("Shorten it.", "请缩减。"))
	case *kind.MaxProperties:
		add(at, "too-many", problem.Say("There are more than %d entries here.", "此处超过 %d 项。", k.Want), problem.Say("Keep those that the process needs.", "请只保留流程用到的。"))
	case *kind.MaxLength:
		add(at, "too-long", problem.Say("This text is longer than %d characters.", "此文本超过 %d 个字符。", k.Want), problem.Say("Split a long formula: write parts of it to variables of their own.", "公式过长时，可拆分写入单独的变量。"))
	case *kind.MinItems, *kind.MinLength:
		add(at, "empty", problem.Say("This must not be empty.", "不能为空。"), problem.Say("Fill it in, or leave the field out.", "请填写内容，或去掉这个字段。"))
	case *kind.Pattern:
		add(at, "currency", problem.Say("%q is not a currency.", "%q 不是有效的货币代码。", k.Got),
			problem.Say("Write its three letters: CNY, EUR, USD.", "请写三个大写字母：CNY、EUR、USD。"))
	default: // groups, references and the parts of a distribution: what matters is beneath
		for _, cause := range e.Causes {
			r.collect(cause, all)
		}
	}
}

func thisVersion() problem.Text {
	return problem.Say(`A scenario says "$schema": %q.`, `情景文件须注明 "$schema": %q。`, Version)
}

// instead is what somebody who wrote an unknown field may have wanted.
func (r *rules) instead(url, name string) problem.Text {
	if slices.Contains(prosimosSections, name) {
		return problem.Say("This field belongs to Prosimos; import the file instead of opening it.", "这是 Prosimos 的字段，请用“导入”而不是“打开”。")
	}
	return meant(name, r.fields(url))
}

func typeName(name string) problem.Text {
	switch name {
	case "object":
		return problem.Text{EN: "an object {…}", ZH: "对象 {…}"}
	case "array":
		return problem.Text{EN: "a list […]", ZH: "列表 […]"}
	case "string":
		return problem.Text{EN: "a text in quotes", ZH: "带引号的文本"}
	case "number":
		return problem.Text{EN: "a number", ZH: "数字"}
	case "integer":
		return problem.Text{EN: "a whole number", ZH: "整数"}
	case "boolean":
		return problem.Text{EN: "true or false", ZH: "是非值（true 或 false）"}
	}
	return problem.Text{EN: "null", ZH: "空值 null"}
}

// typeNames are the types of which a value must be one.
func typeNames(names []string) problem.Text {
	all := typeName(names[0])
	for i, name := range names[1:] {
		one, between := typeName(name), ", "
		if i == len(names)-2 {
			between = " or "
		}
		all.EN, all.ZH = all.EN+between+one.EN, all.ZH+"、"+one.ZH
	}
	return all
}

func typeHint(k *kind.Type) problem.Text {
	switch {
	case k.Got == "null":
		return problem.Say("Leave the field out instead.", "不需要时请去掉这个字段。")
	case k.Got == "number" && k.Want[0] == "string":
		return problem.Say(`Durations are written "PT20M", amounts "36.00".`, `时长写成 "PT20M"，金额写成 "36.00"。`)
	case k.Got == "string" && (k.Want[0] == "number" || k.Want[0] == "integer"):
		return problem.Say("Write it without quotes.", "请去掉引号。")
	}
	return problem.Text{}
}

func (r *rules) rangeHint(url string) problem.Text {
	switch {
	case strings.HasSuffix(url, "/share"):
		return problem.Text{EN: "Shares go from 0 to 1: 20 % is 0.2.", ZH: "比例在 0 到 1 之间：20% 写作 0.2。"}
	case strings.HasSuffix(url, "/chance"):
		return problem.Text{EN: "Chances go from 0 to 1: 20 % is 0.2.", ZH: "概率在 0 到 1 之间：20% 写作 0.2。"}
	}
	return problem.Text{}
}

// number writes a bound of the schema.
func number(r *big.Rat) string {
	if r.IsInt() {
		return r.Num().String()
	}
	return r.FloatString(2)
}

func texts(values []any) []string {
	var all []string
	for _, v := range values {
		all = append(all, fmt.Sprint(v))
	}
	return all
}

func quoted(v any) string {
	if s, ok := v.(string); ok {
		return fmt.Sprintf("%q", s)
	}
	return fmt.Sprint(v)
}
