package scenario

import "sandtable/engine/problem"

// MarshalText writes auto or a duration.
func (w Warmup) MarshalText() ([]byte, error) {
	if w.Auto {
		return []byte("auto"), nil
	}
	return w.Length.MarshalText()
}

// UnmarshalText reads auto or a duration.
func (w *Warmup) UnmarshalText(text []byte) error {
	if string(text) == "auto" {
		*w = Warmup{Auto: true}
		return nil
	}
	length, err := ParseDuration(string(text))
	*w = Warmup{Length: length}
	if p := problem.Of(err); p != nil && p.Code == "scenario.duration" {
		return problem.New("scenario.warmup", problem.Say("%q is neither auto nor a duration.", "%q 既不是 auto 也不是有效的时长。", text),
			problem.Say(`Write "auto" to let the results decide, or a duration such as P7D.`, `写 "auto" 由结果自动判断，或写一段时长，例如 P7D。`))
	}
	return err
}
