package scenario

import (
	"encoding/json"
	"slices"
	"strings"

	"sandtable/engine/problem"
)

// duty is who does a task for how long.
type duty struct {
	who      *prosimosResource
	duration *Distribution
}

// work reads task_resource_distribution.
func (im *importer) work(s *prosimosStaff) {
	im.scenario.Tasks = map[string]*Task{}
	for i, v := range im.list(im.file.root, nil, "task_resource_distribution") {
		at := path{"task_resource_distribution"}.item(i)
		written := im.text(v, at, "task_id")
		id, byName := im.task(written)
		switch {
		case im.failed != nil:
			return
		case id == "":
			im.fail(at.to("task_id"), "unknown-task", problem.Say("The drawing has no task %q.", "流程图中没有任务 %q。", written), meant(written, im.tasks()))
			return
		case byName:
			im.note(at.to("task_id"), "by-name", problem.Say("%q was taken for the task %s by its name.", "按名称将 %q 对应到任务 %s。", written, id), problem.Text{})
		}
		if im.scenario.Tasks[id] != nil {
			im.twice(at.to("task_id"), id)
		}
		duties := im.duties(s, v, at)
		if im.failed != nil {
			return
		}
		im.scenario.Tasks[id] = im.taskOf(s, id, duties)
		im.spare(v, at, "task_id", "resources")
	}
	im.idle(s)
}

func (im *importer) duties(s *prosimosStaff, v *value, at path) []duty {
	var duties []duty
	seen := map[string]bool{}
	for i, v := range im.list(v, at, "resources") {
		at := at.to("resources").item(i)
		id := im.text(v, at, "resource_id")
		who := s.byID[id]
		if who == nil {
			var ids []string
			for _, r := range s.resources {
				ids = append(ids, r.id)
			}
			im.fail(at.to("resource_id"), "unknown-resource", problem.Say("No profile has the resource %q.", "没有资源档案包含资源 %q。", id), meant(id, ids))
			return nil
		}
		if seen[id] {
			im.twice(at.to("resource_id"), id)
		}
		seen[id], who.busy = true, true
		duties = append(duties, duty{who, im.distribution(v, at)})
		im.spare(v, at, "resource_id", "distribution_name", "distribution_params")
	}
	if len(duties) == 0 {
		im.fail(at.to("resources"), "nobody", problem.Say("Nobody does this task.", "没有资源执行该任务。"), problem.Say("Assign a resource to it.", "请为其分配资源。"))
	}
	return duties
}

// taskOf is a task that exactly these do. Its duration is the commonest of theirs;
// who has another is listed.
func (im *importer) taskOf(s *prosimosStaff, id string, duties []duty) *Task {
	texts, count, common := make([]string, len(duties)), map[string]int{}, 0
	for i, d := range duties {
		b, err := json.Marshal(d.duration)
		if err != nil {
			panic("an imported distribution cannot be written: " + err.Error())
		}
		texts[i] = string(b)
		count[texts[i]]++
	}
	for i := range duties {
		if count[texts[i]] > count[texts[common]] {
			common = i
		}
	}
	task := &Task{Duration: duties[common].duration, Roles: im.rolesOf(s, id, duties), By: map[string]*Distribution{}}
	for i, d := range duties {
		if texts[i] == texts[common] {
			continue
		}
		if d.who.role != "" {
			task.By[d.who.role] = d.duration
		} else {
			task.By[d.who.id] = d.duration
		}
	}
	return task
}

// rolesOf are roles that together have exactly the members given: their own, pools
// that are all among them, and a role made for whoever is left.
func (im *importer) rolesOf(s *prosimosStaff, task string, duties []duty) []string {
	among := map[*prosimosResource]bool{}
	for _, d := range duties {
		among[d.who] = true
	}
	whole := map[*prosimosPool]bool{}
	for _, d := range duties {
		for _, p := range d.who.pools {
			if _, known := whole[p]; !known {
				whole[p] = !slices.ContainsFunc(p.members, func(r *prosimosResource) bool { return r.role == "" && !among[r] })
			}
		}
	}
	var roles []string
	var left []*prosimosResource
	for _, d := range duties {
		if d.who.role != "" {
			roles = append(roles, d.who.role)
			continue
		}
		covered := false
		for _, p := range d.who.pools {
			if whole[p] {
				covered = true
				if !slices.Contains(roles, p.role) {
					roles = append(roles, p.role)
				}
			}
		}
		if !covered {
			left = append(left, d.who)
		}
	}
	if len(left) > 0 {
		roles = append(roles, im.team(s, task, left))
	}
	return roles
}

// team is the role of some persons who share a task without being a pool.
func (im *importer) team(s *prosimosStaff, task string, persons []*prosimosResource) string {
	var ids []string
	for _, p := range persons {
		ids = append(ids, p.id)
	}
	slices.Sort(ids)
	key := strings.Join(ids, "\x00")
	if role, ok := s.teams[key]; ok {
		return role
	}
	role := im.free("team_"+task, func(id string) bool { return im.scenario.Roles[id] != nil || im.scenario.People[id] != nil })
	s.teams[key] = role
	im.scenario.Roles[role] = &Role{Name: persons[0].pools[0].name + " · " + im.drawingLabel(task)}
	for _, id := range ids {
		im.scenario.People[id].Roles = append(im.scenario.People[id].Roles, role)
	}
	return role
}

// idle notes the resources that do nothing.
func (im *importer) idle(s *prosimosStaff) {
	for _, r := range s.resources {
		if !r.busy {
			im.note(r.at, "idle", problem.Say("%q does no task: task_resource_distribution does not list it.", "%q 不执行任何任务：task_resource_distribution 中没有它。", r.id), problem.Text{})
		}
	}
}
