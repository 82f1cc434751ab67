package data_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/data"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

const tableVariables = `<st:variable name="amount" type="number"/><st:variable name="vip" type="boolean"/><st:variable name="level" type="text" values="low | high"/><st:variable name="wait" type="duration"/>`

// ruled is a process with a table at the business rule task “B”.
func ruled(t *testing.T, table string) *model.Definitions {
	t.Helper()
	return file(t, tableVariables, "", `<businessRuleTask id="B"><extensionElements>`+table+`</extensionElements></businessRuleTask>`)
}

func TestADrawnTableReadsItsInputsAndWritesItsOutputs(t *testing.T) {
	const table = `<st:table><st:input formula="amount * 2"/><st:input formula="vip"/><st:output variable="level"/><st:rule><st:cell value="&gt; 5"/><st:cell/><st:cell value="high"/></st:rule></st:table>`
	d := ruled(t, table)
	var got []string
	for _, u := range data.Of(d, nil).Uses {
		got = append(got, fmt.Sprint(u.Variable, u.Write))
	}
	if want := []string{"amountfalse", "vipfalse", "leveltrue"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if table := data.Decides(d.Node("B")); !reflect.DeepEqual(table.Rules, [][]string{{"> 5", "", "high"}}) || table.Policy != data.First {
		t.Errorf("got %q, %s", table.Rules, table.Policy)
	}
	elsewhere := file(t, tableVariables, table, "")
	if data.Decides(elsewhere.Node("T")) != nil || data.DrawnTable(elsewhere.Node("T")) == nil || len(data.Of(elsewhere, nil).Uses) > 0 {
		t.Error("a user task goes by the table that is noted at it, want it only noted")
	}
	if data.DrawnTable(ruled(t, `<st:table hitPolicy="unique"/>`).Node("B")) != nil {
		t.Error("a table without columns is one")
	}
}

func TestTestsOfADrawnTableReadVariablesToo(t *testing.T) {
	d := ruled(t, `<st:table><st:input formula="amount"/><st:output variable="level"/><st:rule><st:cell value="&gt; wait"/><st:cell value='=vip ? "high" : "low"'/></st:rule></st:table>`)
	var got []string
	for _, u := range data.Of(d, nil).Uses {
		if !u.Write {
			got = append(got, u.Variable)
		}
	}
	if want := []string{"amount", "vip", "wait"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestADrawnTableTellsWhatIsWrongWithEachCell(t *testing.T) {
	const head = `<st:input formula="amount"/><st:input formula="vip"/><st:output variable="level"/><st:output variable="wait"/>`
	row := func(cells ...string) string {
		text := "<st:rule>"
		for _, c := range cells {
			text += fmt.Sprintf(`<st:cell value='%s'/>`, strings.ReplaceAll(c, "<", "&lt;"))
		}
		return text + "</st:rule>"
	}
	for _, c := range []struct{ why, table, want string }{
		{"all is well", `<st:table hitPolicy="UNIQUE">` + head + row("< 5", "true", "high", "PT2H") + row(">= 5", "", `"low"`, "90") + row("-", "-", "= level", "=amount * 2") + `</st:table>`, ""},
		{"a policy of others", `<st:table hitPolicy="Collect">` + head + row("", "", "low", "1") + `</st:table>`, "0=data.table-policy"},
		{"no output", `<st:table><st:input formula="amount"/>` + row("< 5") + `</st:table>`, "0=data.table-no-output"},
		{"no rule", `<st:table>` + head + `</st:table>`, "0=data.table-no-rule"},
		{"more cells than columns", `<st:table>` + head + row("", "", "low", "1", "") + `</st:table>`, "1=data.table-long"},
		{"cells of other kinds", `<st:table>` + head + row("gold", "5", "middle", "soon") + row("1..", "", "", "1") + row("-") + `</st:table>`,
			"1.1=condition.unknown-name 1.2=condition.wrong-kind 1.3=condition.undeclared-text 1.4=condition.wrong-kind 2.1=condition.syntax 2.3=data.table-empty 3.3=data.table-empty 3.4=data.table-empty"},
		{"a heading that nobody knows", `<st:table><st:input formula="amunt"/><st:output variable="levle"/>` + row("whatever", "x") + `</st:table>`, "0.1=condition.unknown-name 0.2=condition.unknown-name"},
	} {
		d := ruled(t, c.table)
		table, faults := data.Decides(d.Node("B")).Read(data.Of(d, nil).Known())
		var got []string
		for _, f := range faults {
			got = append(got, f.Cell.String()+"="+f.Code)
			if f.Hint == (problem.Text{}) || f.At.Path != "" {
				t.Errorf("%s: %s has no way out, or a path: %+v", c.why, f.Cell, f.Problem)
			}
		}
		if strings.Join(got, " ") != c.want || (table != nil) != (c.want == "") {
			t.Errorf("%s: got %s\nwant %s", c.why, strings.Join(got, " "), c.want)
		}
	}
}

func TestATableIsAskedForSomeOfItsOutputs(t *testing.T) {
	table := data.Decides(ruled(t, `<st:table><st:input formula="amount"/><st:output variable="level"/><st:output variable="wait"/><st:rule><st:cell value="5"/><st:cell value="low"/><st:cell value="1"/></st:rule><st:rule/></st:table>`).Node("B"))
	if less := table.Asks(func(name string) bool { return name == "wait" }); !reflect.DeepEqual(less.Rules, [][]string{{"5", "1"}, {"", ""}}) || !slices.Equal(less.Outputs, []string{"wait"}) {
		t.Errorf("got %q, %q", less.Outputs, less.Rules)
	}
	if table.Asks(func(string) bool { return false }) != nil || table.Asks(func(string) bool { return true }) != table {
		t.Error("got a table without outputs, or another one with all")
	}
}

func TestACellIsFoundInTheFile(t *testing.T) {
	table := data.Decides(ruled(t, "<st:table>\n<st:input formula='amount'/>\n<st:output variable='level'/>\n<st:rule>\n<st:cell value='5'/>\n</st:rule></st:table>").Node("B"))
	for cell, want := range map[data.Cell]int{{}: 0, {Rule: 0, Column: 1}: 1, {Rule: 0, Column: 2}: 2, {Rule: 1}: 3, {Rule: 1, Column: 1}: 4, {Rule: 1, Column: 2}: 3} {
		if got := table.Place(cell).Line - table.At.Line; got != want {
			t.Errorf("cell %q: got line %d, want %d", cell, got, want)
		}
	}
}
