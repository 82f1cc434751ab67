package app

import (
	"net/http"
	"strings"

	"sandtable/engine/model"
)

// flowableDriver drives Flowable (flowable.com/open-source/docs/bpmn/ch14-REST).
type flowableDriver struct{ *restClient }

type flowableValue struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// page is a list in an answer.
type page[T any] struct{ Data []T }

func (*flowableDriver) named(data map[string]any) []flowableValue {
	all := []flowableValue{}
	for name, value := range data {
		all = append(all, flowableValue{name, value})
	}
	return all
}

func (d *flowableDriver) start(process model.ID, at *model.Node, signal, number string, data map[string]any) string {
	var started struct{ ID string }
	switch {
	case signal == "":
		d.post("/runtime/process-instances", map[string]any{"processDefinitionKey": process, "businessKey": number, "variables": d.named(data)}, &started)
		return started.ID
	case at.Event.Definitions[0].Kind == model.MessageEvent:
		d.post("/runtime/process-instances", map[string]any{"message": signal, "businessKey": number, "variables": d.named(data)}, &started)
		return started.ID
	}
	// Whoever sends a signal is not told which cases it has started: the number of this one is in a variable.
	variables := append(d.named(data), flowableValue{"signalled", number})
	d.post("/runtime/signals", map[string]any{"signalName": signal, "variables": variables}, nil)
	var running page[struct{ ID string }]
	d.post("/query/process-instances", map[string]any{"processDefinitionKey": process, "variables": []map[string]any{{"name": "signalled", "value": number, "operation": "equals", "type": "string"}}}, &running)
	if len(running.Data) != 1 {
		d.Fatalf("the signal has started %d cases", len(running.Data))
	}
	return running.Data[0].ID
}

func (d *flowableDriver) complete(instance string, task model.ID, topic string, data map[string]any) bool {
	var open page[struct{ ID string }]
	d.get("/runtime/tasks?processInstanceId="+instance+"&taskDefinitionKey="+string(task), &open)
	if len(open.Data) > 0 {
		d.post("/runtime/tasks/"+open.Data[0].ID, map[string]any{"action": "complete", "variables": d.named(data)}, nil)
		return true
	}
	jobs := &restClient{d.T, strings.TrimSuffix(d.address, "/flowable-rest/service") + "/external-job-api"}
	jobs.get("/jobs?processInstanceId="+instance+"&elementId="+string(task), &open)
	if len(open.Data) == 0 {
		return d.happen(instance, task)
	}
	jobs.post("/acquire/jobs", map[string]any{"topic": topic, "workerId": "worker", "lockDuration": "PT1M", "numberOfTasks": 100}, nil)
	jobs.post("/acquire/jobs/"+open.Data[0].ID+"/complete", map[string]any{"workerId": "worker", "variables": d.named(data)}, nil)
	d.work()
	return true
}

// work does what the engine puts off for its executor, which is at rest, so that no time passes unasked.
func (d *flowableDriver) work() {
	var jobs page[struct{ ID string }]
	for d.get("/management/jobs", &jobs); len(jobs.Data) > 0; d.get("/management/jobs", &jobs) {
		for _, j := range jobs.Data {
			d.post("/management/jobs/"+j.ID, map[string]any{"action": "execute"}, nil)
		}
	}
}

func (d *flowableDriver) happen(instance string, event model.ID) bool {
	var awaited page[struct{ EventType, EventName, ExecutionID, ActivityID string }]
	d.get("/runtime/event-subscriptions?processInstanceId="+instance, &awaited)
	for _, a := range awaited.Data {
		if a.ActivityID != string(event) {
			continue
		}
		what := map[string]any{"action": a.EventType + "EventReceived", a.EventType + "Name": a.EventName}
		d.ask(http.MethodPut, "/runtime/executions/"+a.ExecutionID, what, nil)
		d.work()
		return true
	}
	var timers page[struct{ ID, ElementID string }]
	d.get("/management/timer-jobs?processInstanceId="+instance, &timers)
	for _, j := range timers.Data {
		if j.ElementID == string(event) {
			d.post("/management/timer-jobs/"+j.ID, map[string]any{"action": "move"}, nil)
			d.work()
			return true
		}
	}
	return false
}

func (d *flowableDriver) past(instance string) history {
	h := history{visits: map[model.ID]int{}, flows: map[model.ID]int{}, variables: map[string]any{}}
	var state struct{ EndTime, DeleteReason string }
	d.get("/history/historic-process-instances/"+instance, &state)
	h.ended = state.EndTime != "" && state.DeleteReason == ""
	var entered page[struct{ ActivityID, ActivityType, EndTime, DeleteReason string }]
	d.get("/history/historic-activity-instances?size=10000&processInstanceId="+instance, &entered)
	for _, a := range entered.Data {
		switch {
		case a.ActivityType == "sequenceFlow":
			h.flows[model.ID(a.ActivityID)]++
		case a.EndTime == "":
			h.open = append(h.open, a.ActivityID)
		case a.DeleteReason == "":
			h.visits[model.ID(a.ActivityID)]++
		}
	}
	var variables page[struct{ Variable flowableValue }]
	d.get("/history/historic-variable-instances?size=10000&processInstanceId="+instance, &variables)
	for _, v := range variables.Data {
		h.variables[v.Variable.Name] = v.Variable.Value
	}
	return h
}
