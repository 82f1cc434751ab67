package app

import (
	"bytes"

	"sandtable/engine/contract"
	"sandtable/engine/model"
	"sandtable/engine/organisation"
	"sandtable/storage/bundle"
)

// contracts adds what other systems read: the data of a process, and what passes in and out of it.
func (p *packer) contracts(stem string, d *model.Definitions, entry *bundle.Process) {
	head := contract.Head{ID: p.manifest.ID, Version: p.manifest.Version, Active: p.manifest.State == bundle.Released}
	if text := contract.ODCS(d, head); text != nil {
		entry.Data = p.keep("data/"+stem+".odcs.json", "application/json", text)
	}
	if text := contract.AsyncAPI(d, head); text != nil {
		entry.Events = p.keep("events/"+stem+".asyncapi.json", "application/json", text)
	}
}

// packedRole is a role as a package has it: what another company needs to find its own, and nothing of who works here.
type packedRole struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`
	English string   `json:"english,omitempty"`
	Unit    string   `json:"unit,omitempty"`
	Skills  []string `json:"skills,omitempty"`
	Note    string   `json:"note,omitempty"`
}

// organisation adds the roles that the processes name, as far as the organisation in the file knows them.
func (p *packer) organisation(file string) error {
	if file == "" {
		return nil
	}
	text, err := p.o.Open(file)
	if err != nil {
		return err
	}
	o, err := organisation.Decode(bytes.NewReader(text))
	if err != nil {
		return placedIn(file, err)
	}
	units := map[string]string{}
	for _, u := range o.Units {
		units[u.ID] = u.Name
	}
	var roles []packedRole
	seen := map[string]bool{}
	for _, d := range p.drawings {
		for _, r := range d.Resources {
			known := o.Role(string(r.ID))
			if known == nil || seen[known.ID] {
				continue
			}
			seen[known.ID] = true
			roles = append(roles, packedRole{known.ID, known.Name, known.English, units[known.Unit], known.Skills, known.Note})
		}
	}
	if len(roles) > 0 {
		p.manifest.Roles = p.json("roles.json", roles)
	}
	return nil
}
