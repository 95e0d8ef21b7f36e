package com.acme.nasty.far;

import java.io.Serializable;

public class Bases {
    public static class Outer<T> implements Serializable {
        public static class Hidden implements Serializable {
            public int hidden;
        }

        public class Inner<U> implements Serializable {
            public T first;
            public U second;
            public Inner<U> next;
            public Inner[] raw;
        }

        protected enum Level { LOW, HIGH }
    }

    public interface Named<N extends CharSequence & Comparable<? super N>> {
        class Tag implements Serializable {
            String text;
        }

        N name();
    }

    public static String helper() {
        return "";
    }
}
