package com.acme.lombok;

import java.io.Serializable;
import java.util.List;
import lombok.AllArgsConstructor;
import lombok.Builder;
import lombok.Data;
import lombok.NoArgsConstructor;
import lombok.NonNull;
import lombok.Singular;

@Data
@Builder
@NoArgsConstructor
@AllArgsConstructor
public class Customer implements Serializable {
    @NonNull
    private String name;
    private int age;
    private boolean active;
    @Singular
    private List<Address> addresses;
    private transient String secret;
}
