using DubboNet.Java;

namespace DubboNet.Tool;

/// <summary>Converts the methods of contracts and of delegates that are called back.</summary>
internal sealed class MethodReader(
    ClrAssemblies assemblies, JavaTypeResolver resolver, StatedTypes stated, ExportOptions options, InterfaceReader interfaces)
{
    /// <summary>The public methods of <c>java.lang.Object</c>, with the results that an interface can declare for them.</summary>
    private static readonly Dictionary<string, string?> OfObject = new(StringComparer.Ordinal)
    {
        ["equals(Ljava/lang/Object;)"] = "boolean",
        ["getClass()"] = null,
        ["hashCode()"] = "int",
        ["notify()"] = null,
        ["notifyAll()"] = null,
        ["toString()"] = "java.lang.String",
        ["wait()"] = null,
        ["wait(J)"] = null,
        ["wait(JI)"] = null,
    };

    private static readonly string[] Tasks = ["System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask"];

    /// <summary>Converts a method of a contract.</summary>
    /// <exception cref="ExportObstacleException">Java cannot have the method.</exception>
    public JavaMethodDeclaration Read(ClrTypeDefinition type, ClrMethod method)
    {
        if (method.TypeParameters > 0)
            throw new ExportObstacleException("The method is generic, and Java erases type arguments. Declare a method for each type.");
        IEnumerable<JavaType> exceptions = ExceptionsOf(type, method);
        return Read(type, method, ContractNames.NameOf(method), [.. exceptions]);
    }

    private JavaMethodDeclaration Read(ClrTypeDefinition type, ClrMethod method, string name, IReadOnlyList<JavaType> exceptions)
    {
        List<ClrParameter> arguments = [.. method.Parameters.Where(IsArgument)];
        List<string> notes = [];
        List<object?>? types = method.Attributes.Find(KnownNames.DubboMethod)?.Named("ParameterTypes") as List<object?>;
        if (types is not null && types.Count != arguments.Count)
            throw new ExportObstacleException($"ParameterTypes has {types.Count} types for {arguments.Count} arguments.");
        List<JavaParameterDeclaration> parameters = [];
        foreach (ClrParameter argument in arguments)
        {
            string parameterName = FreeName(ContractNames.ParameterOf(argument.Name), parameters);
            JavaType parameterType = IsCallback(argument)
                ? CallbackOf(type, argument, parameterName, notes)
                : TypeOf(type, argument, types?[parameters.Count] as string);
            parameters.Add(new JavaParameterDeclaration(parameterName, parameterType));
        }

        if (method.Attributes.Find(KnownNames.DubboMethod)?.Named("OneWay") is true)
            notes.Add("Consumers need no response. Set {@code return=\"false\"} for the method in the configuration of the reference.");
        JavaMethodDeclaration declared = new(
            name, ResultOf(type, method), parameters, exceptions, IsVarargs(arguments, parameters),
            JavadocConverter.OfMethod(
                type, method, arguments.Select(argument => argument.Name).Zip(parameters.Select(parameter => parameter.Name)), notes));
        CheckObject(declared);
        return declared;
    }

    private static bool IsArgument(ClrParameter parameter) =>
        parameter.Type is not ClrNamed { Name: "System.Threading.CancellationToken" or "DubboNet.DubboCallOptions" };

    private static string FreeName(string name, List<JavaParameterDeclaration> others)
    {
        string free = name;
        for (int i = 2; others.Exists(other => other.Name == free); i++)
            free = $"{name}{i}";
        return free;
    }

    /// <summary>Returns the declared type. What is stated for the method identifies it in Java.</summary>
    private JavaType TypeOf(ClrTypeDefinition type, ClrParameter parameter, string? statedType)
    {
        string? own = parameter.Attributes.Find(KnownNames.JavaType)?.Text();
        if (statedType is null)
            return resolver.Resolve(parameter.Type, own, type.Assembly);
        try
        {
            return resolver.Resolve(parameter.Type, statedType, type.Assembly);
        }
        catch (ExportObstacleException) when (own is not null)
        {
            // The parameter is encoded as its own type, which Java accepts for another declared type.
            resolver.Resolve(parameter.Type, own, type.Assembly);
            return resolver.Resolve(new ClrVariable("T", 0, IsMethod: true), statedType, type.Assembly);
        }
    }

    // An array of a generic type as varargs is an unchecked warning of the compiler.
    private static bool IsVarargs(List<ClrParameter> arguments, List<JavaParameterDeclaration> parameters)
    {
        if (arguments.Count == 0 || !arguments[^1].Attributes.Has(KnownNames.ParamArray) || parameters[^1].Type is not JavaArrayType array)
            return false;
        JavaType element = array.Element;
        while (element is JavaArrayType inner)
            element = inner.Element;
        return element is JavaPrimitiveType or JavaClassType { Arguments.Count: 0 };
    }

    private JavaType ResultOf(ClrTypeDefinition type, ClrMethod method)
    {
        if (method.Result is not ClrNamed task || !Tasks.Contains(ClrNames.WithoutArity(task.Name)))
            throw new ExportObstacleException($"The method returns '{method.Result.Display}'. Return a Task or ValueTask.");

        JavaType result = task.Arguments.Count == 0
            ? JavaPrimitiveType.Void
            : resolver.Resolve(task.Arguments[0], method.ResultAttributes.Find(KnownNames.JavaType)?.Text(), type.Assembly);
        if (!options.UsesFutures)
            return result;
        JavaType value = result == JavaPrimitiveType.Void ? new JavaClassType("java.lang.Void", []) : PlatformTypes.Box(result);
        return new JavaClassType("java.util.concurrent.CompletableFuture", [value]);
    }

    private List<JavaType> ExceptionsOf(ClrTypeDefinition type, ClrMethod method)
    {
        List<JavaType> exceptions = [];
        foreach (ClrAttribute attribute in type.Attributes.Concat(method.Attributes).Where(found => found.Name == KnownNames.DubboThrows))
        {
            if (NameOf(attribute) is { } name && exceptions.TrueForAll(other => other.ToString() != name))
                exceptions.Add(new JavaClassType(name, []));
        }

        return exceptions;
    }

    private string? NameOf(ClrAttribute declared)
    {
        if (declared.Arguments.ElementAtOrDefault(0) is not ClrNamed thrown)
            return declared.Text();
        if (assemblies.Find(thrown) is not { } definition || stated.JavaNameOf(definition) is not { } name)
            throw new ExportObstacleException($"The exception '{thrown.Display}' has no Java class. Give it a [HessianType].");
        resolver.Use(definition);
        return name;
    }

    private bool IsCallback(ClrParameter parameter) => parameter.Attributes.Has(KnownNames.DubboCallback)
        || (parameter.Type is ClrNamed named && assemblies.Find(named) is { } definition
            && (definition.IsDelegate || InterfaceReader.ServiceOf(definition) is not null));

    private JavaClassType CallbackOf(ClrTypeDefinition type, ClrParameter parameter, string name, List<string> notes)
    {
        ClrAttribute? attribute = parameter.Attributes.Find(KnownNames.DubboCallback);
        bool isReleased = attribute?.Named("Releases") is true;
        notes.Add(
            $"{JavadocText.Code(name)} is {(isReleased ? "not called back any more" : "called back")}. Set "
                + $"{{@code callback=\"{(isReleased ? "false" : "true")}\"}} for the argument in the configuration of the reference.");
        var named = (ClrNamed)parameter.Type;
        if (assemblies.Find(named) is { } definition && InterfaceReader.ServiceOf(definition) is not null)
            return new JavaClassType(interfaces.AddContract(definition), []);
        if (attribute?.Text() is not { } javaInterface || attribute.Text(1) is not { } javaMethod)
        {
            throw new ExportObstacleException(
                $"The delegate '{parameter.Name}' needs a [DubboCallback] with its Java interface and method.");
        }

        (ClrTypeDefinition declaring, ClrMethod invoke) = InvokeOf(named, type);
        interfaces.AddCallback(javaInterface, Read(declaring, invoke, javaMethod, []), type);
        return new JavaClassType(javaInterface, []);
    }

    /// <summary>Returns the method of a delegate, with the type that declares it.</summary>
    private (ClrTypeDefinition Declaring, ClrMethod Method) InvokeOf(ClrNamed type, ClrTypeDefinition user)
    {
        if (type.Name.StartsWith("System.Func`", StringComparison.Ordinal))
            return (user, Invoke(type.Arguments.SkipLast(1), type.Arguments[^1]));
        if (type.Name == "System.Action" || type.Name.StartsWith("System.Action`", StringComparison.Ordinal))
            return (user, Invoke(type.Arguments, new ClrNamed("System.Runtime", "System.Void", [])));
        ClrTypeDefinition? definition = assemblies.Find(type);
        if (definition?.Methods.FirstOrDefault(method => method.Name == "Invoke") is not { } invoke)
            throw new ExportObstacleException($"'{type.Display}' is neither a contract nor a delegate.");
        ClrMethod applied = invoke with
        {
            Parameters = [.. invoke.Parameters.Select(parameter => parameter with { Type = parameter.Type.Apply(type.Arguments) })],
            Result = invoke.Result.Apply(type.Arguments),
        };
        return (definition, applied);
    }

    private static ClrMethod Invoke(IEnumerable<ClrType> parameters, ClrType result)
    {
        List<ClrType> types = [.. parameters];
        return new ClrMethod(
            "Invoke",
            [.. types.Select((type, index) => new ClrParameter(types.Count == 1 ? "value" : $"value{index + 1}", type, []))],
            result, [], [], IsAbstract: true, IsStatic: false, IsSpecial: false, TypeParameters: 0);
    }

    private static void CheckObject(JavaMethodDeclaration method)
    {
        string signature = method.Name + JavaErasure.Parameters(method.Parameters.Select(parameter => parameter.Type), []);
        if (OfObject.TryGetValue(signature, out string? result) && result != method.Result.ToString())
        {
            throw new ExportObstacleException(
                $"Each Java object has another method {signature}. State another name with [DubboMethod(\"name\")].");
        }
    }
}
