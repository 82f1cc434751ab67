package scenario

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// prosimosExample changes a file so that a row of PROSIMOS.md applies. Without a change,
// the file has it already.
type prosimosExample struct {
	file     string // claims or rules
	old, new string
	changes  bool   // the scenario is another one by it
	says     string // what the scenario then has
}

// prosimosExamples has one for every row, by its first cell.
var prosimosExamples = map[string]prosimosExample{
	"`model_type`":                                                  {file: "claims", old: `"model_type": "CRISP"`, new: `"model_type": "CRSIP"`},
	"`model_type = FUZZY`":                                          {file: "claims", old: `"model_type": "CRISP"`, new: `"model_type": "fuzzy"`},
	"`start_time`, `total_cases`":                                   {file: "rules", old: `"total_cases": 250, "start_time": "2026-03-02T08:30"`, new: `"total_cases": 7, "start_time": "2027-03-02T08:30:00Z"`, changes: true, says: `"start": "2027-03-02T08:30:00Z"`},
	"`granularity`, `granule_size`":                                 {file: "rules", old: `"total_cases": 250`, new: `"total_cases": 250, "granularity": 15, "granule_size": {"value": 1, "time_unit": "HOURS"}`},
	"`process_model`":                                               {file: "claims"},
	"`resource_profiles[].resource_list[]`":                         {file: "claims", says: `"temp": {`},
	"`resource_list[].amount`":                                      {file: "claims", old: `"amount": 4`, new: `"amount": 5`, changes: true, says: `"headcount": 5`},
	"`resource_list[].cost_per_hour`":                               {file: "claims", old: `"cost_per_hour": 20`, new: `"cost_per_hour": 21.5`, changes: true, says: `"costPerHour": "21.50"`},
	"`resource_list[].calendar`":                                    {file: "claims", old: `"cost_per_hour": 20, "amount": 4, "calendar": "nights"`, new: `"cost_per_hour": 20, "amount": 4, "calendar": "office"`, changes: true},
	"`resource_list[].assignedTasks`":                               {file: "rules", old: `"amount": 3, "calendar": "c"`, new: `"amount": 3, "calendar": "c", "assignedTasks": ["check"]`},
	"`resource_list[].calendar = unknown`":                          {file: "claims", old: `"calendar": "office"`, new: `"calendar": "ofice"`},
	"`resource_calendars[].time_periods[]`":                         {file: "claims", old: `"endTime": "17:00:00"`, new: `"endTime": "18:00:00"`, changes: true, says: `"to": "18:00"`},
	"`time_periods[].probability`, `workload_ratio`":                {file: "claims", old: `"endTime": "17:00:00"`, new: `"endTime": "17:00:00", "probability": 1.0`},
	"`arrival_time_distribution`":                                   {file: "rules", old: `"fix", "distribution_params": [{"value": 600}]`, new: `"fix", "distribution_params": [{"value": 660}]`, changes: true, says: `"value": "PT11M"`},
	"`arrival_time_distribution histogram_sampling`":                {file: "claims", old: `"cdf": [0.25, 0.25, 1.0]`, new: `"cdf": [0.5, 0.5, 1.0]`, changes: true, says: `"dist": "discrete"`},
	"`arrival_time_calendar[]`":                                     {file: "claims", says: `"closed": "defer"`},
	"`distribution_name fix, uniform, expon, norm, lognorm, gamma`": {file: "claims", says: `"dist": "lognormal"`},
	"`distribution_name = triang` and others":                       {file: "claims", old: `"distribution_name": "fix"`, new: `"distribution_name": "exponnorm"`},
	"`distribution_params[]`, too many":                             {file: "claims", old: `[{"value": 300}]`, new: `[{"value": 300}, {"value": 1}]`},
	"`distribution_params[]`, too few":                              {file: "claims", old: `[{"value": 300}]`, new: `[]`},
	"`gateway_branching_probabilities[].probabilities[]`":           {file: "rules", old: `"value": 0.7, "condition_id": "rich"}, {"path_id": "no", "value": 0.3}`, new: `"value": 0.6, "condition_id": "rich"}, {"path_id": "no", "value": 0.4}`, changes: true, says: `"no": 0.4`},
	"`probabilities[].value`, missing":                              {file: "rules", old: `{"path_id": "no", "value": 0.3}`, new: `{"path_id": "no"}`, changes: true, says: `"no": 0.30000000000000004`},
	"`probabilities[]`, of a gateway that does not split by chance": {file: "rules"},
	"`probabilities[].condition_id`":                                {file: "rules", old: `, "condition_id": "rich"`, new: ``, changes: true},
	"`task_resource_distribution[].resources[]`":                    {file: "claims", says: `"by": {`},
	"`task_resource_distribution[].task_id = name`":                 {file: "claims"},
	"`event_distribution[]`":                                        {file: "rules", old: `{"value": 0}, {"value": 1800}`, new: `{"value": 0}, {"value": 3600}`, changes: true, says: `"max": "PT1H"`},
	"`event_distribution[].event_id = unknown`":                     {file: "rules", old: `"event_id": "cool"`, new: `"event_id": "warm"`},
	"`event_distribution[]`, of an event that waits for nothing":    {file: "rules", old: `"event_id": "cool"`, new: `"event_id": "e"`},
	"`batch_processing[].type = Sequential, Parallel`":              {file: "rules", old: `"type": "Sequential"`, new: `"type": "Parallel"`, changes: true},
	"`batch_processing[].type = Concurrent`":                        {file: "rules", old: `"type": "Sequential"`, new: `"type": "Concurrent"`},
	"`batch_processing[].duration_distrib[]`":                       {file: "rules", old: `[{"key": "5", "value": 0.8}]`, new: `[{"key": "5", "value": 0.7}]`, changes: true, says: `"factor": 0.7`},
	"`batch_processing[].size_distrib[]`":                           {file: "rules"},
	"`batch_processing[].size_distrib[], 1`":                        {file: "rules", old: `{"key": "1", "value": 0}`, new: `{"key": "1", "value": 0.1}`},
	"`firing_rules[], size`":                                        {file: "rules", old: `"comparison": ">", "value": 4`, new: `"comparison": ">", "value": 6`, changes: true, says: `"size": 7`},
	"`firing_rules[], large_wt`":                                    {file: "rules", old: `"value": 3600`, new: `"value": 7200`, changes: true, says: `"wait": "PT2H"`},
	"`firing_rules[], daily_hour =`":                                {file: "rules", old: `"value": "16"`, new: `"value": "15"`, changes: true, says: `"15:00"`},
	"`firing_rules[], ready_wt`":                                    {file: "rules", old: `"attribute": "large_wt"`, new: `"attribute": "ready_wt"`},
	"`firing_rules[], week_day`":                                    {file: "rules", old: `{"attribute": "daily_hour", "comparison": "=", "value": "16"}`, new: `{"attribute": "week_day", "comparison": "=", "value": "friday"}`},
	"`firing_rules[], several together`":                            {file: "rules", old: `{"attribute": "large_wt"`, new: `{"attribute": "size", "comparison": ">", "value": 1}, {"attribute": "large_wt"`},
	"`case_attributes[]`":                                           {file: "rules", old: `{"key": "gold", "value": 0.25}, {"key": "silver", "value": 0.75}`, new: `{"key": "gold", "value": 0.5}, {"key": "silver", "value": 0.5}`, changes: true},
	"`event_attributes[]`":                                          {file: "rules", old: `"risk * 0.5 + `, new: `"risk * 0.25 + `, changes: true, says: `risk * 0.25 + `},
	"`event_attributes[], other expression`":                        {file: "rules", old: `"risk * 0.5 + `, new: `"risk ** 0.5 + `},
	"`global_attributes[]`":                                         {file: "rules"},
	"`branch_rules[]`":                                              {file: "rules", old: `"value": "1000.5"`, new: `"value": "2000"`, changes: true, says: `loan_amount > 2000`},
	"`prioritisation_rules[]`":                                      {file: "rules", old: `"priority_level": 2`, new: `"priority_level": 0`, changes: true, says: `"urgency": "tier == \"silver\" ? 2`},
	"`multitask, certain`":                                          {file: "rules", says: `"atOnce": 4`},
	"`multitask, with a probability`":                               {file: "rules", old: `{"parallel_tasks": 2, "probability": 1.0}`, new: `{"parallel_tasks": 2, "probability": 0.5}`},
	"`multitask, by the hour`":                                      {file: "rules", old: `"r_workload": 0.1, "multitask_info": [{"parallel_tasks": 4`, new: `"weekly_probability": [[]], "multitask_info": [{"parallel_tasks": 4`},
	"`gateway_execution_limit`":                                     {file: "rules", old: `"total_cases": 250`, new: `"total_cases": 250, "gateway_execution_limit": 1000`},
	"a section that nobody knows":                                   {file: "rules", old: `"total_cases": 250`, new: `"total_cases": 250, "inventory": []`},
	"a field that nobody knows":                                     {file: "rules", old: `"id": "ann",`, new: `"id": "ann", "shoe": 42,`},
}

func TestEveryRowOfThePageAboutProsimosIsTrue(t *testing.T) {
	page, err := os.ReadFile("PROSIMOS.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| ([^|]+) \\| (imported|noted|refused)(?: `([a-z-]+)`)? \\|").FindAllStringSubmatch(string(page), -1)
	if len(rows) < 50 {
		t.Fatalf("got %d rows: is the test still reading the table?", len(rows))
	}
	read := map[string]bool{}
	for _, row := range rows {
		key, what, code := row[1], row[2], row[3]
		read[key] = true
		example, ok := prosimosExamples[key]
		if !ok {
			t.Errorf("the row %s has no example", key)
			continue
		}
		t.Run(key, func(t *testing.T) { example.holds(t, what, code) })
	}
	for key := range prosimosExamples {
		if !read[key] {
			t.Errorf("the example %s has no row", key)
		}
	}
}

// holds imports the example and holds it to what its row says.
func (e prosimosExample) holds(t *testing.T, what, code string) {
	text := string(must(os.ReadFile("testdata/prosimos-" + e.file + ".json")))
	drawing := map[string]func() *model.Definitions{"claims": claimNamed, "rules": printing}[e.file]()
	if e.file == "rules" && e.old == "" && code == "not-used" { // a gateway where all ways are taken
		drawing.Node("ok").Kind = model.ParallelGateway
	}
	before, _, err := FromProsimos(strings.NewReader(text), drawing)
	if err != nil && what != "refused" && code != "not-used" {
		t.Fatal(err)
	}
	changed := strings.Replace(text, e.old, e.new, 1)
	if changed == text && e.old != "" {
		t.Fatalf("%q is not in the file", e.old)
	}
	after, notices, err := FromProsimos(strings.NewReader(changed), drawing)
	if what == "refused" {
		if p := problem.Of(err); p == nil || p.Code != "scenario.prosimos-"+code || p.At.Path == "" || p.At.Line == 0 {
			t.Errorf("got %v, want a refusal with the code %s and a place", err, code)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	said := slices.ContainsFunc(notices, func(p problem.Problem) bool { return p.Code == "scenario.prosimos-"+code })
	switch was, is := string(written(t, before)), string(written(t, after)); {
	case what == "noted" && !said:
		t.Errorf("got the notices %q, want one with the code %s", places(notices), code)
	case what == "imported" && e.changes == (was == is):
		t.Errorf("another scenario: got %v, want %v", !e.changes, e.changes)
	case !strings.Contains(is, e.says):
		t.Errorf("%q is not in\n%s", e.says, is)
	}
}
