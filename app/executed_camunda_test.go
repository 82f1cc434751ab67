package app

import (
	"fmt"
	"math"
	"net/url"
	"strings"

	"sandtable/engine/model"
)

// camundaDriver drives Camunda 7 and Operaton (docs.camunda.org/rest/camunda-bpm-platform/7.24).
type camundaDriver struct{ *restClient }

type camundaValue struct {
	Value any    `json:"value"`
	Type  string `json:"type"`
}

// typed are data as a client sends them that knows nothing of the process: a number without a fraction is an integer.
func (*camundaDriver) typed(data map[string]any) map[string]camundaValue {
	all := map[string]camundaValue{}
	for name, value := range data {
		kind := "String"
		switch x := value.(type) {
		case bool:
			kind = "Boolean"
		case float64:
			if kind = "Double"; x == math.Trunc(x) && math.Abs(x) < 1<<31 {
				kind = "Integer"
			}
		}
		all[name] = camundaValue{value, kind}
	}
	return all
}

func (d *camundaDriver) start(process model.ID, at *model.Node, signal, number string, data map[string]any) string {
	var started struct{ ID string }
	switch {
	case signal == "":
		d.post("/process-definition/key/"+string(process)+"/start", map[string]any{"businessKey": number, "variables": d.typed(data)}, &started)
		return started.ID
	case at.Event.Definitions[0].Kind == model.MessageEvent:
		var results []struct{ ProcessInstance struct{ ID string } }
		d.post("/message", map[string]any{"messageName": signal, "businessKey": number, "processVariables": d.typed(data), "resultEnabled": true}, &results)
		return results[0].ProcessInstance.ID
	}
	// Whoever sends a signal is not told which cases it has started: the number of this one is in a variable.
	variables := d.typed(data)
	variables["signalled"] = camundaValue{number, "String"}
	d.post("/signal", map[string]any{"name": signal, "variables": variables}, nil)
	var running []struct{ ID string }
	d.get("/process-instance?processDefinitionKey="+string(process)+"&variables=signalled_eq_"+number, &running)
	if len(running) != 1 {
		d.Fatalf("the signal has started %d cases", len(running))
	}
	return running[0].ID
}

func (d *camundaDriver) complete(instance string, task model.ID, topic string, data map[string]any) bool {
	var open []struct{ ID string }
	d.get("/task?processInstanceId="+instance+"&taskDefinitionKey="+string(task), &open)
	if len(open) > 0 {
		d.post("/task/"+open[0].ID+"/complete", map[string]any{"variables": d.typed(data)}, nil)
		return true
	}
	d.get("/external-task?processInstanceId="+instance+"&activityId="+string(task), &open)
	if len(open) == 0 {
		return d.happen(instance, task)
	}
	var locked []struct{ ID string }
	d.post("/external-task/fetchAndLock", map[string]any{"workerId": "worker", "maxTasks": 100, "topics": []map[string]any{{"topicName": topic, "lockDuration": 60_000, "processInstanceId": instance}}}, &locked)
	for _, l := range locked {
		if l.ID == open[0].ID {
			d.post("/external-task/"+l.ID+"/complete", map[string]any{"workerId": "worker", "variables": d.typed(data)}, nil)
			return true
		}
	}
	d.Fatalf("whoever asks for jobs of %q does not get that of %s", topic, task)
	return false
}

func (d *camundaDriver) happen(instance string, event model.ID) bool {
	var awaited []struct{ EventType, EventName, ExecutionID string }
	d.get("/event-subscription?processInstanceId="+instance+"&activityId="+string(event), &awaited)
	if len(awaited) > 0 {
		switch a := awaited[0]; a.EventType {
		case "message":
			d.post("/execution/"+a.ExecutionID+"/messageSubscriptions/"+url.PathEscape(a.EventName)+"/trigger", map[string]any{}, nil)
		case "signal":
			d.post("/signal", map[string]any{"name": a.EventName, "executionId": a.ExecutionID}, nil)
		default:
			d.Fatalf("%s waits for a %s", event, a.EventType)
		}
		return true
	}
	var timers []struct{ ID string }
	d.get("/job?timers=true&processInstanceId="+instance+"&activityId="+string(event), &timers)
	if len(timers) == 0 {
		return false
	}
	d.post("/job/"+timers[0].ID+"/execute", map[string]any{}, nil)
	return true
}

func (d *camundaDriver) past(instance string) history {
	h := history{visits: map[model.ID]int{}, variables: map[string]any{}}
	var state struct{ State string }
	d.get("/history/process-instance/"+instance, &state)
	h.ended = state.State == "COMPLETED"
	var entered []struct {
		ActivityID, ActivityType, EndTime string
		Canceled                          bool
	}
	d.get("/history/activity-instance?processInstanceId="+instance, &entered)
	for _, a := range entered {
		switch {
		case a.EndTime == "":
			h.open = append(h.open, a.ActivityID)
		case !a.Canceled:
			h.visits[model.ID(strings.TrimSuffix(a.ActivityID, "#multiInstanceBody"))]++
		}
	}
	var variables []struct {
		Name  string
		Value any
	}
	d.get(fmt.Sprintf("/history/variable-instance?processInstanceIdIn=%s&deserializeValues=false", instance), &variables)
	for _, v := range variables {
		h.variables[v.Name] = v.Value
	}
	return h
}
