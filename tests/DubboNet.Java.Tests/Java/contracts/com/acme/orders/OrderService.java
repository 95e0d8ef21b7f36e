package com.acme.orders;

import com.acme.orders.model.*;
import java.net.URL;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.*;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NonNull;

/**
 * Takes orders &amp; tells of them.
 *
 * <p>All methods are <b>safe</b> for {@code a < b}, see {@link Order}.
 *
 * @since 1.2
 */
public interface OrderService extends Crud<Long, Order> {
    /**
     * Places an order.
     *
     * @param order the order, which has at least one {@linkplain Order.Line line}
     * @param date the day
     * @return the id of the order
     * @throws OutOfStockException if something is missing
     */
    @NonNull
    String place(@NonNull Order order, LocalDateTime date) throws OutOfStockException, java.io.IOException;

    /** Finds orders. */
    List<Order> find(String customer);

    List<Order> find(Long id);

    List<Order> find(String customer, int limit);

    /** @deprecated use {@link #find(String)} instead */
    @Deprecated
    Order[] search(String text, Object... params);

    CompletableFuture<Optional<Instant>> shippedAt(long id);

    CompletableFuture<Void> cancelAsync(long id);

    void cancel(long id);

    Map<Order.State, List<Page<Order>>> pages(TimeUnit unit, @NonNull Integer size, LinkedHashSet<String> tags);

    Set<? extends Customer> customers(Iterator<Short> iterator, char[] filter, EnumSet<Order.State> states);

    <T extends Shape> T draw(T shape, Class<T> type);

    Lines lines(HashMap<UUID, Instant> since, byte[] event, Map<?, ?> object);

    boolean watch(String topic, OrderListener listener);

    URL page(Thread thread, List<Runnable> tasks);

    default int version() {
        return 1;
    }

    static String name() {
        return "orders";
    }

    boolean equals(Object other);
}
