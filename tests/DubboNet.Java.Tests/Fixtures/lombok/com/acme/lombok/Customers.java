package com.acme.lombok;

import java.util.List;
import lombok.NonNull;

public interface Customers {
    Customer find(@NonNull String name);

    List<Customer> findAll(List<Address> addresses);
}
