package change

import "sandtable/engine/problem"

// Weight is what a change means for those who have installed the earlier version, as semantic
// versioning asks it.
type Weight string

const (
	None     Weight = "none"     // nothing differs
	Patch    Weight = "patch"    // numbers, texts, the look: nothing that anybody does is different
	Feature  Weight = "feature"  // something is new, or goes another way
	Breaking Weight = "breaking" // something is gone that others count on: a step, a role, a message
)

var weights = []Weight{None, Patch, Feature, Breaking}

var weightNames = map[Weight]problem.Text{
	None: {EN: "no change", ZH: "无变更"}, Patch: {EN: "patch", ZH: "补丁版本"}, Feature: {EN: "minor version", ZH: "次版本"}, Breaking: {EN: "major version", ZH: "主版本"},
}

// Title is the kind of release that such a change asks for.
func (w Weight) Title() problem.Text { return weightNames[w] }

// countedOn are what other processes, people and systems count on.
var countedOn = map[string]bool{
	"process": true, "participant": true, "lane": true, "resource": true, "message": true, "signal": true, "error": true, "escalation": true,
	"dataStore": true, "globalTask": true, "variable": true, "field": true, "interface": true,
	"startEvent": true, "endEvent": true, "intermediateCatchEvent": true, "intermediateThrowEvent": true, "boundaryEvent": true,
	"task": true, "userTask": true, "manualTask": true, "serviceTask": true, "scriptTask": true, "businessRuleTask": true, "sendTask": true,
	"receiveTask": true, "callActivity": true, "subProcess": true, "transaction": true, "adHocSubProcess": true,
}

// light are facts of which nobody does anything differently.
var light = map[string]bool{
	"name": true, "documentation": true, "text": true, "link": true, "promise": true, "action": true, "attribute": true, "extension": true, "other": true,
	"automation": true, "term": true, "detail": true, "import": true, "textAnnotation": true, "group": true, "association": true, "category": true,
}

func weightOf(k Kind, what string) Weight {
	switch {
	case k == Removed && countedOn[what]:
		return Breaking
	case k == Moved || light[what]:
		return Patch
	}
	return Feature
}

// Weighing is what a difference weighs altogether, and why.
type Weighing struct {
	Weight  Weight
	Reasons []problem.Text // the changes that weigh as much, at most a few
	More    int            // how many more there are
}

// Weigh says what a release with these changes is: the next major version where something breaks,
// the next minor one where something is new, else the next patch.
func (d *Difference) Weigh() Weighing {
	const most = 5
	w := Weighing{Weight: None}
	for i := len(weights) - 1; i > 0 && w.Weight == None; i-- {
		for j := range d.Changes {
			if d.Changes[j].Weight != weights[i] {
				continue
			}
			w.Weight = weights[i]
			if len(w.Reasons) < most {
				w.Reasons = append(w.Reasons, d.Changes[j].Text)
			} else {
				w.More++
			}
		}
	}
	return w
}
