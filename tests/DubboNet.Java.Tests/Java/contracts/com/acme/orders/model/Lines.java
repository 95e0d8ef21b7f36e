package com.acme.orders.model;

import java.util.ArrayList;

public class Lines extends ArrayList<Order.Line> {
}
