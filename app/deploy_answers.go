package app

import (
	"cmp"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"

	"sandtable/engine/finding"
	"sandtable/engine/model"
	"sandtable/engine/problem"
)

// engineSays is what an engine has against an element, or against the whole where it names none. It speaks its own language.
func engineSays(element, message string) finding.Finding {
	message = strings.TrimSpace(message)
	f := finding.Finding{Rule: "engine.refused", Severity: finding.Error, Element: model.ID(element), At: problem.Place{Element: element},
		Message: problem.Say("The engine says: %s", "引擎返回：%s", message),
		Hint:    problem.Say("Mend it in the drawing, and deploy again.", "请在流程图中修改后重新部署。")}
	return f
}

// camunda7Answer reads what Camunda 7 has made of a deployment: nothing, where it had the same already.
func camunda7Answer(body []byte) (Deployed, error) {
	var a struct {
		ID                         string
		DeployedProcessDefinitions map[string]struct {
			ID, Key string
			Version int
		}
	}
	if err := json.Unmarshal(body, &a); err != nil {
		return Deployed{}, err
	}
	d := Deployed{ID: a.ID, Unchanged: len(a.DeployedProcessDefinitions) == 0}
	for _, id := range slices.Sorted(maps.Keys(a.DeployedProcessDefinitions)) {
		p := a.DeployedProcessDefinitions[id]
		d.Processes = append(d.Processes, DeployedProcess{p.Key, p.Version, p.ID})
	}
	return d, nil
}

// camunda7Refusal reads what Camunda 7 has against one: since 7.14 it names files and elements.
func camunda7Refusal(body []byte) (string, finding.Findings) {
	var a struct {
		Message string
		Details map[string]struct {
			Errors []struct {
				Message       string
				MainElementID string `json:"mainElementId"`
			}
		}
	}
	_ = json.Unmarshal(body, &a) // what is no JSON says nothing
	var found finding.Findings
	for _, file := range slices.Sorted(maps.Keys(a.Details)) {
		for _, e := range a.Details[file].Errors {
			found = append(found, engineSays(e.MainElementID, e.Message))
		}
	}
	return a.Message, found
}

// camunda8Answer reads what Camunda 8 has made of a deployment.
func camunda8Answer(body []byte) (Deployed, error) {
	var a struct {
		DeploymentKey json.RawMessage // a text since 8.8, a number before
		Deployments   []struct {
			ProcessDefinition *struct {
				ProcessDefinitionID      string
				ProcessDefinitionVersion int
				ProcessDefinitionKey     json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(body, &a); err != nil {
		return Deployed{}, err
	}
	d := Deployed{ID: strings.Trim(string(a.DeploymentKey), `"`)}
	for _, one := range a.Deployments {
		if p := one.ProcessDefinition; p != nil {
			d.Processes = append(d.Processes, DeployedProcess{p.ProcessDefinitionID, p.ProcessDefinitionVersion, strings.Trim(string(p.ProcessDefinitionKey), `"`)})
		}
	}
	return d, nil
}

// rejected are the lines in which Zeebe tells of an element: "- Element: Task_1" and, below, "- ERROR: Must have …".
var rejected = regexp.MustCompile(`(?m)- (Element|ERROR):\s*(.+?)\s*$`)

// camunda8Refusal reads what Camunda 8 has against one (RFC 9457, with the report of Zeebe as its detail).
func camunda8Refusal(body []byte) (string, finding.Findings) {
	var a struct{ Title, Detail string }
	_ = json.Unmarshal(body, &a) // what is no JSON says nothing
	var found finding.Findings
	element := ""
	for _, m := range rejected.FindAllStringSubmatch(a.Detail, -1) {
		if m[1] == "Element" {
			element, _, _ = strings.Cut(m[2], " ") // "Flow_1 > extensionElements > …"
		} else {
			found = append(found, engineSays(element, m[2]))
		}
	}
	return cmp.Or(a.Detail, a.Title), found
}

// flowableAnswer reads what Flowable says of a deployment; what is in it has to be asked for.
func flowableAnswer(body []byte) (Deployed, error) {
	var a struct{ ID string }
	err := json.Unmarshal(body, &a)
	return Deployed{ID: a.ID}, err
}

// flawed is how Flowable's validator tells of an element: "[Validation set: … | Problem: '…'] : … - [Extra info : … id = Task_1 | …]".
var flawed = regexp.MustCompile(`Problem: '([^']*)'\] : (.*?) - \[Extra info : ([^\]]*)\]`)

// named is the id of the element in it; that of the process has a name of its own.
var namedElement = regexp.MustCompile(`(?:^|\| )id = ([^ |\]]+)`)

// flowableRefusal reads what Flowable has against one.
func flowableRefusal(body []byte) (string, finding.Findings) {
	var a struct{ Message, Exception string }
	_ = json.Unmarshal(body, &a) // what is no JSON says nothing
	var found finding.Findings
	for _, m := range flawed.FindAllStringSubmatch(a.Exception, -1) {
		element := ""
		if id := namedElement.FindStringSubmatch(m[3]); id != nil {
			element = id[1]
		}
		found = append(found, engineSays(element, m[2]+" ("+m[1]+")"))
	}
	return cmp.Or(a.Exception, a.Message), found
}
