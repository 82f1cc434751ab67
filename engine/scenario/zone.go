package scenario

import (
	"time"
	_ "time/tzdata" // Windows and small containers have no time zone data of their own

	"sandtable/engine/problem"
)

// loadZone finds a time zone of the IANA database. The names that mean the
// machine's own zone are refused: a scenario means the same everywhere.
func loadZone(name string) (*time.Location, error) {
	if name != "" && name != "Local" {
		if zone, err := time.LoadLocation(name); err == nil {
			return zone, nil
		}
	}
	return nil, problem.New("scenario.zone",
		problem.Say("%q is not a time zone.", "%q 不是有效的时区。", name),
		problem.Say("Write a name of the IANA database, such as Asia/Shanghai or UTC.", "请写 IANA 时区名称，例如 Asia/Shanghai 或 UTC。"))
}
