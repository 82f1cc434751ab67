package rollout

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"strings"

	"sandtable/engine/problem"
)

// Reason says why a unit gets the version that it gets.
type Reason string

// Why a unit gets a version.
const (
	ByChannel Reason = "channel"   // it is what the channel stands at, and no rollout says otherwise
	ByShare   Reason = "share"     // the unit is within the share of the step
	ByList    Reason = "list"      // the plan lists the unit
	Waiting   Reason = "waiting"   // the rollout has not come to the unit yet
	Overtaken Reason = "overtaken" // the channel was moved by hand, which outweighs the rollout
)

// Resolved is the version that a unit gets.
type Resolved struct {
	Template string  `json:"template"`
	Channel  string  `json:"channel"`
	Unit     string  `json:"unit"`
	Version  string  `json:"version"`
	Reason   Reason  `json:"reason"`
	Rollout  string  `json:"rollout,omitempty"` // id of the one that had a say
	Position float64 `json:"position"`          // of the unit in that rollout, 0 to 1: the share from which on it has the new version
}

// Position is where a unit stands in the queue of a rollout, in [0, 1): it has the new version as soon as the share is larger. It
// is the first 53 bits of SHA-256 over seed, a zero byte and the unit's id, as a fraction: the same on every machine and for
// every client, and, for somebody who does not choose ids to suit, evenly spread.
func (p *Plan) Position(unit string) float64 {
	seed := p.Seed
	if seed == "" {
		seed = p.ID
	}
	sum := sha256.Sum256([]byte(seed + "\x00" + unit))
	return float64(binary.BigEndian.Uint64(sum[:8])>>11) / (1 << 53)
}

// reaches says whether a unit has the new version in a step, and why.
func (p *Plan) reaches(step int, unit string) (bool, Reason) {
	share := 0.0
	for _, s := range p.Steps[:step+1] {
		share = max(share, s.Share)
		if slices.Contains(s.Units, unit) {
			return true, ByList
		}
	}
	return p.Position(unit) < share, ByShare
}

// Resolve says which version a unit gets from a channel that stands at a version. Rollouts are those of this template and channel; whichever of them is on its
// way has a say, and others do not count.
func Resolve(template, channel, stands, unit string, rollouts ...*Rollout) (Resolved, error) {
	answer := Resolved{Template: template, Channel: channel, Unit: strings.TrimSpace(unit), Version: stands, Reason: ByChannel}
	if answer.Unit == "" {
		return answer, problem.New("rollout.no-unit", problem.Say("Which unit asks?", "请指定单位。"), problem.Say("Give the id of an organisational unit.", "请填写组织单位的 id。"))
	}
	for _, r := range rollouts {
		p := &r.Plan
		if p.Template != template || p.Channel != channel || !r.Status().State.OnItsWay() {
			continue
		}
		answer.Rollout, answer.Position = p.ID, p.Position(answer.Unit)
		if r.OvertakenBy(stands) {
			answer.Reason = Overtaken
			return answer, nil
		}
		answer.Reason = Waiting
		if in, why := p.reaches(r.Status().Step, answer.Unit); in {
			answer.Version, answer.Reason = p.To, why
		}
		return answer, nil
	}
	return answer, nil
}
