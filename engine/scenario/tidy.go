package scenario

import "reflect"

// tidy makes nothing out of lists and maps that are empty, so that a scenario reads
// the same whether a file leaves a field out or writes it empty, and on every machine.
func (s *Scenario) tidy() {
	s.Start = portable(s.Start)
	for _, a := range s.Arrivals {
		for i := range a.Cases {
			a.Cases[i].At = portable(a.Cases[i].At)
		}
	}
	emptied(reflect.ValueOf(s).Elem())
}

// emptied sets every empty list and map within a value to nil.
func emptied(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			emptied(v.Elem())
		}
	case reflect.Struct:
		if v.Type().PkgPath() == reflect.TypeFor[Scenario]().PkgPath() { // not a time.Time
			for i := range v.NumField() {
				emptied(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			emptied(v.Index(i))
		}
		if v.Len() == 0 && v.CanSet() {
			v.SetZero()
		}
	case reflect.Map:
		if v.Len() == 0 && v.CanSet() {
			v.SetZero()
		}
		for it := v.MapRange(); it.Next(); {
			emptied(it.Value()) // pointers, and maps and values without lists
		}
	}
}
