package com.acme.stock;

public interface Parents {
    @SuppressWarnings("rawtypes")
    interface Raw extends Crud {
    }

    interface Clash<U> extends Crud<String, U> {
    }

    interface Renamed extends Crud<String, Long> {
        @Override
        <X> X convert(Long value, Class<X> target);
    }

    interface General {
        Object get();
    }

    interface Special extends General {
        @Override
        String get();
    }

    interface Both extends General, Special {
    }

    abstract class Base implements General {
        @Override
        public Integer get() {
            return 1;
        }

        private void hidden() {
        }
    }

    abstract class Derived extends Base implements General {
    }
}
