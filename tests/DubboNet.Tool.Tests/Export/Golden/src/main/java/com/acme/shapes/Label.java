// Written by dubbonet export from DubboNet.Tool.Tests.dll. Change the C# contract, not this file.
package com.acme.shapes;

import java.io.Serializable;
import java.sql.Date;
import java.util.Map;

public final class Label {
    private Label() {
    }

    /** Has the same name as a class of Java, and refers to others. */
    public static class Object implements Serializable {
        private static final long serialVersionUID = 1L;

        private java.util.Date printed;
        private Date day;
        private java.lang.Object any;
        private Map<java.lang.Object, java.lang.Object> values;
        private java.lang.Object unknown;
        private Comparable<?> key;

        public java.util.Date getPrinted() {
            return printed;
        }

        public void setPrinted(java.util.Date printed) {
            this.printed = printed;
        }

        public Date getDay() {
            return day;
        }

        public void setDay(Date day) {
            this.day = day;
        }

        public java.lang.Object getAny() {
            return any;
        }

        public void setAny(java.lang.Object any) {
            this.any = any;
        }

        public Map<java.lang.Object, java.lang.Object> getValues() {
            return values;
        }

        public void setValues(Map<java.lang.Object, java.lang.Object> values) {
            this.values = values;
        }

        public java.lang.Object getUnknown() {
            return unknown;
        }

        public void setUnknown(java.lang.Object unknown) {
            this.unknown = unknown;
        }

        public Comparable<?> getKey() {
            return key;
        }

        public void setKey(Comparable<?> key) {
            this.key = key;
        }
    }
}
