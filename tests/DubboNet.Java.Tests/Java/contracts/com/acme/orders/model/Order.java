package com.acme.orders.model;

import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URL;
import java.time.ZonedDateTime;
import java.util.*;
import org.jspecify.annotations.NonNull;

/** An order. */
public class Order extends Entity<Long> implements Serializable {
    private static final long serialVersionUID = 1L;
    private transient int hash;

    /** The name of the customer, in "quotes". */
    private @NonNull String customer = "";
    private String order;
    private Object object;
    private String eventURL;
    private String URL;
    private int first_line;
    private boolean isPaid;
    @Deprecated
    private Double total;
    private BigDecimal price;
    private State state;
    private List<Line> lines;
    private Shape shape;
    private Customer buyer;
    private ZonedDateTime placed;
    private TreeMap<String, Integer> counts;
    private URL page;
    private float weight;

    /** A line of an order. */
    public static class Line implements Serializable {
        private String sku;
        protected Integer count;
    }

    /** What becomes of an order. */
    public enum State {
        /** Not yet sent. */
        NEW("n"),
        IN_TRANSIT("t") {
            @Override
            public boolean isMoving() {
                return true;
            }
        },
        /** @deprecated never used */
        @Deprecated
        STATE_LOST("l"),
        v2("v");

        private final String letter;

        State(String letter) {
            this.letter = letter;
        }

        public boolean isMoving() {
            return false;
        }
    }
}
