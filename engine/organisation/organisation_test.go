package organisation_test

import (
	"slices"
	"strings"
	"testing"

	"sandtable/engine/organisation"
	"sandtable/engine/problem"
	"sandtable/engine/scenario"
)

const bank = `{"zone":"Asia/Shanghai","currency":"CNY",
 "units":[{"id":"branch","name":"支行"},{"id":"desk","name":"柜面","parent":"branch"}],
 "roles":[{"id":"clerk","name":"柜员","unit":"desk","headcount":2,"calendar":"office","costPerHour":"60.00","deputies":["boss"]},
          {"id":"boss","name":"主管","unit":"branch","calendar":"office"}],
 "people":[{"id":"li","name":"李雷","roles":["clerk","boss"],"costPerHour":"80.00"},{"id":"han","name":"韩梅梅","roles":["boss"],"deputy":"li"}],
 "calendars":{"office":{"week":[{"days":["mon"],"from":"09:00","to":"17:00"}]}}}`

func TestAnOrganisationIsReadStrictly(t *testing.T) {
	o, err := organisation.Decode(strings.NewReader(bank))
	if err != nil || o.Role("boss").Name != "主管" {
		t.Fatalf("got %+v, %v", o, err)
	}
	for change, path := range map[string]string{
		`"parent":"branch"|"parent":"nowhere"`:                      "/units/1/parent",
		`"id":"branch","name"|"id":"branch","parent":"desk","name"`: "/units/0/parent",
		`"id":"boss","name":"主管"|"id":"clerk","name":"主管"`:          "/roles/1/id",
		`"name":"主管"|"name":" 柜员 "`:                                 "/roles/1/name",
		`"headcount":2|"headcount":-2`:                              "/roles/0/headcount",
		`"deputy":"li"|"deputy":"han"`:                              "/people/1/deputy",
		`"roles":["boss"]|"roles":["king"]`:                         "/people/1/roles",
		`"to":"17:00"|"to":"08:00"`:                                 "/calendars/office",
		`"unit":"branch"|"senior":"boss"`:                           "/roles/1/senior",
		`"name":"韩梅梅"|"name":""`:                                    "/people/1/name",
		`"currency"|"curency"`:                                      "",
		`"60.00"|"a lot"`:                                           "",
	} {
		from, to, _ := strings.Cut(change, "|")
		text := strings.Replace(bank, from, to, 1)
		if text == bank {
			t.Fatalf("%s: changes nothing", change)
		}
		_, err := organisation.Decode(strings.NewReader(text))
		if p := problem.Of(err); p == nil || p.At.Path != path || p.Message.ZH == "" || p.Hint.EN == "" {
			t.Errorf("%s: got %v, want a problem at %q", change, err, path)
		}
	}
}

func TestAScenarioIsStaffedFromTheOrganisation(t *testing.T) {
	o, err := organisation.Decode(strings.NewReader(bank))
	if err != nil {
		t.Fatal(err)
	}
	s := &scenario.Scenario{Zone: "UTC", Roles: map[string]*scenario.Role{"clerk": {Headcount: 9}, "robot": {Headcount: 1}}}
	got := o.Staff(s)
	if s.Roles["clerk"].Headcount != 9 || s.People != nil || s.Calendars != nil {
		t.Error("the scenario that was given has changed")
	}
	if c := got.Roles["clerk"]; c.Headcount != 2 || c.Name != "柜员" || c.CostPerHour.String() != "60" && c.CostPerHour.String() != "60.00" || len(c.Deputies) != 0 {
		t.Errorf("got %+v: a deputy whom the process does not know is none", c)
	}
	if got.Roles["robot"].Headcount != 1 {
		t.Error("a role that the organisation does not have has changed")
	}
	if li := got.People["li"]; li == nil || !slices.Equal(li.Roles, []string{"clerk"}) || li.Calendar != "office" {
		t.Errorf("got %+v, want 李雷 as a clerk in office hours", li)
	}
	if got.People["han"] != nil {
		t.Error("somebody without a role in the process is there")
	}
	if got.Calendars["office"].Zone != "Asia/Shanghai" {
		t.Errorf("got zone %q, want the organisation's", got.Calendars["office"].Zone)
	}
}
