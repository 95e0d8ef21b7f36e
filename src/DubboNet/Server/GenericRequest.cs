using DubboNet.Hessian;
using DubboNet.Protocol;
using DubboNet.Protocol.Generic;
using DubboNet.Protocol.Requests;

namespace DubboNet.Server;

/// <summary>
/// Converts a generic request (<c>$invoke</c>) to a call of the method that it names, so that handlers and interceptors see an ordinary
/// call (<c>GenericFilter</c>, W47–W49).
/// </summary>
internal static class GenericRequest
{
    private const int MaxParameters = 255;

    /// <exception cref="DubboRefusalException">The form is not supported, the method does not exist, or an argument cannot be converted.
    /// The status is 70.</exception>
    /// <exception cref="HessianException">The body is malformed.</exception>
    public static ServerCall Decode(DubboService service, Attachments attachments, ReadOnlySpan<byte> body, HessianOptions hessian)
    {
        GenericForm form = ParseForm(attachments.GetText(AttachmentKeys.Generic));
        (string name, string[]? types, object?[]? given) = Read(body, hessian);
        if (given?.Length > MaxParameters)
            throw CreateRefusal($"{given.Length} arguments were sent, but a Java method takes at most {MaxParameters}");
        HostedMethod hosted = Find(service, name, types, given?.Length ?? 0);
        string[] declared = JvmDescriptor.ToTypeNames(hosted.Method.Descriptor);
        object?[] arguments = given ?? new object?[declared.Length];
        if (arguments.Length != declared.Length)
        {
            throw CreateRefusal(
                $"args.length != types.length: {hosted.Method} takes {declared.Length} arguments, but {arguments.Length} were sent");
        }

        int missing =
            Enumerable.Range(0, declared.Length).FirstOrDefault(i => arguments[i] is null && JvmDescriptor.IsPrimitive(declared[i]), -1);
        hessian = hosted.Method.OptionsFor(hessian);
        ServerCall call = missing >= 0
            ? hosted.Fail(new JavaException(
                "java.lang.NullPointerException", $"Argument {missing} of {hosted.Method} is null, but {declared[missing]} is declared"))
            : Convert(
                hosted, form, arguments, service.IsDynamic ? _ => true : className => hessian.Types.TryGet(className, out _), hessian);
        call.Form = form;
        return call;
    }

    private static GenericForm ParseForm(string? attachment) => attachment switch
    {
        GenericMethod.Plain => GenericForm.Plain,
        "bean" or "protobuf-json" =>
            throw CreateRefusal($"Generic calls of the form {attachment} are not supported; use generic=true, raw.return or gson"),
        not null when attachment.Equals("nativejava", StringComparison.OrdinalIgnoreCase) =>
            throw CreateRefusal(
                "Generic calls of the form nativejava are refused: Java serialization is not safe; use true, raw.return or gson"),
        not null when attachment.Equals(GenericMethod.Json, StringComparison.OrdinalIgnoreCase) => GenericForm.Json,
        _ => GenericForm.Maps,
    };

    private static (string Name, string[]? Types, object?[]? Arguments) Read(ReadOnlySpan<byte> body, HessianOptions hessian)
    {
        var reader = new HessianReader(body, DynamicValues.WithoutTypes(hessian));
        try
        {
            reader.ReadRawStrings(RequestHead.Strings);
            (string? name, string[]? types, object[]? arguments) = GenericMethod.Read(ref reader);
            return (name?.Trim() ?? "", types, arguments);
        }
        finally
        {
            reader.Dispose();
        }
    }

    private static HostedMethod Find(DubboService service, string name, string[]? types, int arguments)
    {
        if (types is not null)
        {
            string descriptor = JvmDescriptor.FromTypeNames(types);
            return (name.Length > 0 && JvmDescriptor.TrySplit(descriptor, out _) ? service.Find(name, descriptor) : null)
                ?? throw CreateRefusal(
                    $"No such method {name} in class interface {service.Key.Interface} with the parameters ({string.Join(", ", types)})");
        }

        IReadOnlyCollection<HostedMethod> found = service.FindByName(name, arguments);
        return found.Count switch
        {
            1 => found.First(),
            0 => throw CreateRefusal($"No such method {name} in class interface {service.Key.Interface}"),
            _ => throw CreateRefusal(
                $"Not unique method for method name({name}) in class({service.Key.Interface}), find {found.Count} methods: "
                    + $"{string.Join(", ", found.Select(hosted => hosted.Method))}"),
        };
    }

    private static ServerCall Convert(
        HostedMethod hosted, GenericForm form, object?[] arguments, Predicate<string> isKnown, HessianOptions hessian)
    {
        try
        {
            return hosted.Convert(Realize(hosted, form, arguments, isKnown), hessian);
        }
        catch (Exception e)
        {
            // Catches a HessianException, a JsonException, an argument that is not text, and the exceptions of the application's
            // formatters.
            throw CreateRefusal($"The arguments of {hosted.Method} cannot be converted to the declared types: {e.Message}");
        }
    }

    /// <summary>
    /// Rebuilds the values of the arguments. Gson uses the declared types alone. An object that two arguments of a declared method share is
    /// created twice, as in Java. A dynamic handler receives it once, as in ordinary calls. Otherwise, a few bytes of references would
    /// expand to many objects.
    /// </summary>
    private static object?[] Realize(HostedMethod hosted, GenericForm form, object?[] arguments, Predicate<string> isKnown)
    {
        if (form == GenericForm.Json)
            return Array.ConvertAll(arguments, argument => argument is null ? null : JsonValues.Read((string)argument));
        return hosted.IsDynamic
            ? new PojoRealizer(isKnown).RewriteAll(arguments)
            : Array.ConvertAll(arguments, argument => new PojoRealizer(isKnown).Rewrite(argument));
    }

    private static DubboRefusalException CreateRefusal(string text) => new(DubboStatus.ServiceError, text);
}
