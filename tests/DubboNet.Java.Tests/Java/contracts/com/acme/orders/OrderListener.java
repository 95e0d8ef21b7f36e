package com.acme.orders;

import com.acme.orders.model.Order;

/** Is told of orders. */
public interface OrderListener {
    void changed(Order order);
}
